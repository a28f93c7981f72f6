package io.ringback.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the broker keeps its log, held by one process at a time; a temporary one goes when it is closed. */
final class DataDirectory implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Path root;
    private final boolean temporary;
    private final FileChannel lockFile;

    private DataDirectory(Path root, boolean temporary, FileChannel lockFile) {
        this.root = root;
        this.temporary = temporary;
        this.lockFile = lockFile;
    }

    /**
     * @param wanted a directory to keep, made when missing, or null for a temporary one; nobody else may look into it,
     *     since call events are in there as they came
     * @throws EmbeddedKafkaException when it cannot be written or another broker uses it
     */
    static DataDirectory open(@Nullable Path wanted) {
        try {
            Path root = wanted == null
                    ? Files.createTempDirectory("ringback-kafka-")
                    : Files.createDirectories(wanted.toAbsolutePath().normalize());
            shut(root);
            return new DataDirectory(root, wanted == null, lock(root));
        } catch (IOException e) {
            throw new EmbeddedKafkaException("the data directory cannot be written: " + wanted, e);
        }
    }

    Path root() {
        return root;
    }

    Path log() {
        return root.resolve("kafka");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
            if (temporary) {
                deleteAll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also for a directory that was there: other users who could read it before no longer can. */
    private static void shut(Path root) throws IOException {
        if (Files.getFileStore(root).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(root, OWNER_ALONE);
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel file =
                FileChannel.open(root.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isMine(file)) {
            file.close();
            throw new EmbeddedKafkaException("another broker is running on the data directory " + root);
        }
        return file;
    }

    private static boolean isMine(FileChannel file) throws IOException {
        try {
            FileLock held = file.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void deleteAll() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
