package org.zonemark.evidence;

import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.zonemark.evidence.EvidenceRefusedException.Reason;
import org.zonemark.words.Numbers;

/** How much evidence a zone may keep of one year, by the settings. */
@Component
class Allowance {

    private final EvidenceRepository repository;
    private final DataSize largestTotal;
    private final int mostFiles;

    Allowance(EvidenceRepository repository, EvidenceProperties properties) {
        this.repository = repository;
        this.largestTotal = properties.largestTotal();
        this.mostFiles = properties.mostFiles();
    }

    /**
     * How many bytes of one more file there is room for.
     *
     * @throws EvidenceRefusedException if there is no room for any
     */
    long room(String zoneCode, int year) {
        EvidenceRepository.Kept kept = repository.kept(zoneCode, year);
        if (kept.files() >= mostFiles) {
            throw new EvidenceRefusedException(
                    Reason.TOO_MANY_FILES, Integer.toString(mostFiles), Integer.toString(year));
        }
        long room = largestTotal.toBytes() - kept.bytes();
        if (room <= 0) {
            throw tooMuch(year);
        }
        return room;
    }

    /**
     * Takes room for a file in the transaction that adds it: of two at once the second may find none left.
     *
     * @throws EvidenceRefusedException if there is none
     */
    void take(Evidence evidence) {
        repository.lockZone(evidence.zoneCode());
        if (evidence.size() > room(evidence.zoneCode(), evidence.year())) {
            throw tooMuch(evidence.year());
        }
    }

    EvidenceRefusedException tooMuch(int year) {
        String megabytes = Numbers.plain(
                (double) largestTotal.toBytes() / DataSize.ofMegabytes(1).toBytes());
        return new EvidenceRefusedException(Reason.TOO_MUCH, megabytes, Integer.toString(year));
    }
}
