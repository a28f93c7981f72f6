package io.ringback.intake.dial;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Numbers that a setting lists: as they are dialled ({@code 9911}), or in E.164 however they are dialled. */
final class ListedNumbers {
    private final Set<String> asDialled = new HashSet<>();
    private final NumberIndex<String> inE164 = new NumberIndex<>();

    ListedNumbers(Collection<String> listed) {
        for (String number : listed) {
            String written = DialledNumber.read(number).canonical();
            if (E164.isWritten(written)) {
                inE164.put(written, written);
            } else if (!written.isEmpty()) {
                asDialled.add(written);
            }
        }
    }

    boolean include(DialledNumber dialled, String region) {
        return (!asDialled.isEmpty() && asDialled.contains(dialled.canonical()))
                || inE164.find(dialled, region) != null;
    }
}
