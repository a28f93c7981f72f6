package io.ringback.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Bounds what the one store on disk takes. By default each partition may take 98 MiB of memory, and sixteen threads to
 * be opened. Base statuses are some tens of bytes each, and one is looked up for an emergency call.
 */
public final class DiskStoreBounds implements RocksDBConfigSetter {
    private static final long WRITE_BUFFER_BYTES = 4L << 20;
    private static final int WRITE_BUFFERS = 2;
    private static final long BLOCK_CACHE_BYTES = 4L << 20;

    private final Cache cache = new LRUCache(BLOCK_CACHE_BYTES);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
        options.setMaxFileOpeningThreads(1);
    }

    @Override
    public void close(String store, Options options) {
        cache.close();
    }
}
