package io.ringback.asterisk;

/** Leaves a test out, saying why, where there is no Asterisk. */
final class WhereAnAsteriskIs extends WhereThereIs {
    WhereAnAsteriskIs() {
        super("an Asterisk", RealAsterisk::absence);
    }
}
