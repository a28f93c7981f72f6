package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

final class DiskStoreBoundsTest {
    @Test
    void writesThroughEightMebibytesAndOpensWithOneThread() {
        RocksDB.loadLibrary();
        DiskStoreBounds bounds = new DiskStoreBounds();
        try (Options options = new Options().setTableFormatConfig(new BlockBasedTableConfig())) {
            bounds.setConfig("base-status", options, Map.of());

            assertThat(options.writeBufferSize() * options.maxWriteBufferNumber())
                    .isEqualTo(8L << 20);
            assertThat(options.maxFileOpeningThreads()).isEqualTo(1);
            bounds.close("base-status", options);
        }
    }
}
