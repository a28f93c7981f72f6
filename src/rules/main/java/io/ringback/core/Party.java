package io.ringback.core;

/** Whom a session is about: an agent or, when a hidden call has none (R9, R16), the call itself. */
public sealed interface Party extends Subject permits AgentId, CallId {}
