package io.ringback.runtime;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Where Kafka Streams keeps its stores: made for this user alone, since agents' ids are in there, and told when it cannot be. */
final class StateFolder {
    private StateFolder() {}

    /**
     * Makes it when it is missing.
     *
     * @throws CannotServeException in one line, when it cannot be made or written
     */
    static void make(Path folder) {
        try {
            Files.createDirectories(folder, ownerAlone(folder));
            Files.delete(Files.createTempFile(folder, "writable", null));
        } catch (FileAlreadyExistsException e) {
            throw refused(folder, "is no folder", e);
        } catch (IOException e) {
            throw refused(folder, "cannot be written", e);
        }
    }

    private static CannotServeException refused(Path folder, String why, IOException cause) {
        return new CannotServeException(
                "state.dir " + why + ": " + folder.toAbsolutePath() + "; --set state.dir=DIR names another", cause);
    }

    private static FileAttribute<?>[] ownerAlone(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
