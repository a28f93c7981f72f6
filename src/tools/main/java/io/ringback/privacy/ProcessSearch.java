package io.ringback.privacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Searches what running processes show and hold: metrics, answers, memory. */
final class ProcessSearch {
    private final ByteSearch search;
    private final Findings findings;

    ProcessSearch(ByteSearch search, Findings findings) {
        this.search = search;
        this.findings = findings;
    }

    /** @throws ProofFailure when those of Kafka's clients are not among them */
    void metrics(LoggedProcess child) throws IOException {
        String metrics = child.metrics();
        if (!metrics.contains("kafka.consumer:type=consumer-fetch-manager-metrics")) {
            throw new ProofFailure(child.name() + " does not show what its consumers count");
        }
        text(metrics, "metrics of " + child.name());
    }

    void text(String text, String place) {
        answers(text.getBytes(StandardCharsets.UTF_8), place);
    }

    void answers(byte[] bytes, String name) {
        PlaceTally place = findings.place(name);
        place.searched(bytes.length);
        search.bytes(bytes, (needle, at) -> place.hit(needle, "at byte " + at));
    }

    /**
     * Dumps and searches a process's memory.
     *
     * @param live only what is still referenced, else everything that has not been overwritten yet
     * @param folder where the dump lies while it is searched
     */
    void heap(LoggedProcess child, boolean live, Path folder) throws IOException {
        Path file = folder.resolve(child.name() + ".hprof");
        child.dumpHeap(file, live);
        PlaceTally place =
                findings.place("heap of " + child.name() + (live ? " (live objects)" : " (garbage included)"));
        new HeapSearch(search, child.name().equals("intake")).search(file, place);
        Files.delete(file);
    }
}
