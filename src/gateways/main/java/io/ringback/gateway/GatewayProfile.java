package io.ringback.gateway;

import org.jspecify.annotations.Nullable;

/**
 * What every event of one gateway carries.
 *
 * @param name its gatewayId, by which instructions and decisions find back
 * @param pool of its agents; null for the default one
 * @param region ISO 3166-1 alpha-2, where its agents dial; null for the pool's
 */
record GatewayProfile(
        String name, @Nullable String pool, @Nullable String region) {}
