package io.ringback.cli;

import io.ringback.event.NumberState;
import io.ringback.event.PooledNumber;
import io.ringback.intake.dial.E164;
import io.ringback.settings.PoolNaming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of numbers to provision, read to the end whatever is wrong with it.
 *
 * @param offers by number, in the file's order
 * @param errors one line for each line that is wrong
 */
record NumberFile(Map<String, PooledNumber> offers, List<String> errors) {
    /**
     * @param force takes numbers of a plan that libphonenumber does not know
     */
    static NumberFile parse(List<String> lines, boolean force) {
        NumberFile file = new NumberFile(new LinkedHashMap<>(), new ArrayList<>());
        for (int i = 0; i < lines.size(); i++) {
            String content = lines.get(i).replaceFirst("#.*", "").strip();
            if (!content.isEmpty()) {
                file.take(i + 1, content.split("\\s*,\\s*", -1), force);
            }
        }
        return file;
    }

    private void take(int line, String[] columns, boolean force) {
        String number = columns[0];
        String pool = columns.length > 1 ? columns[1] : "default";
        if (columns.length > 2) {
            errors.add("line " + line + ": more than NUMBER,POOL");
        } else if (!Numbers.isNumber(number)) {
            errors.add("line " + line + ": the number is not E.164 (like +12025550101)");
        } else if (!force && !E164.isInPlan(number)) {
            errors.add("line " + line + ": the number is in no numbering plan (--force if you know better)");
        } else if (!PoolNaming.allows(pool)) {
            errors.add("line " + line + ": no name of a pool (letters, digits, dashes or underscores)");
        } else if (offers.putIfAbsent(number, Numbers.of(number, pool, NumberState.IN_SERVICE)) != null) {
            errors.add("line " + line + ": the number is in the file twice");
        }
    }
}
