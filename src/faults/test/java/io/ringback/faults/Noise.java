package io.ringback.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A disk that returns something else than was written. */
final class Noise {
    private Noise() {}

    /** Overwrites the middle of every RocksDB file; gives how many there were. */
    static int overStores(Path directory, Random random) {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> files = paths.filter(path -> path.toString().contains("rocksdb") && Files.isRegularFile(path))
                    .toList();
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                IntStream.range(bytes.length / 4, bytes.length * 3 / 4)
                        .forEach(at -> bytes[at] = (byte) random.nextInt());
                Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
            }
            return files.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
