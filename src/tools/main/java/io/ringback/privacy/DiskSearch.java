package io.ringback.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Searches every file under a folder, each under the name of the place that it belongs to. */
final class DiskSearch {
    private final ByteSearch search;
    private final Findings findings;
    private final Map<String, PlaceTally> controls;

    /** @param controls the topics that may have what was planted in them */
    DiskSearch(ByteSearch search, Findings findings, Map<String, PlaceTally> controls) {
        this.search = search;
        this.findings = findings;
        this.controls = Map.copyOf(controls);
    }

    /** A broker's log directory: one place for each topic, one for what else is there. */
    void broker(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Path relative = folder.relativize(file);
            PlaceTally place =
                    place(relative.getNameCount() > 1 ? relative.getName(0).toString() : "");
            file(file, relative, place);
            if (file.toString().endsWith(".log")) {
                SegmentFile.uncompress(
                        file,
                        bytes -> search.bytes(bytes, (needle, at) -> hit(place, needle, relative + ", uncompressed")));
            }
        }
    }

    /** Any other folder: one place. */
    void folder(String name, Path folder) throws IOException {
        for (Path file : files(folder)) {
            file(file, folder.relativize(file), findings.place(name));
        }
    }

    private PlaceTally place(String logFolder) {
        int dash = logFolder.lastIndexOf('-');
        String topic = dash < 0 ? "" : logFolder.substring(0, dash);
        PlaceTally control = controls.get(topic);
        if (control != null) {
            return control;
        }
        return findings.place(
                switch (topic) {
                    case "__consumer_offsets" -> "groups: __consumer_offsets";
                    case "__transaction_state" -> "transactions: __transaction_state";
                    case "", "__cluster_metadata" -> "broker: metadata, snapshots, checkpoints";
                    default -> "topic " + topic;
                });
    }

    private void file(Path file, Path relative, PlaceTally place) throws IOException {
        place.searched(search.file(file, (needle, at) -> hit(place, needle, relative + " at byte " + at)));
    }

    private void hit(PlaceTally place, EncodedCanary needle, String where) {
        findings.of(place, needle.canary()).hit(needle, where);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }
}
