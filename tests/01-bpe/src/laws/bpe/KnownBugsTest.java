package laws.bpe;

import laws.course.KnownBugsTrial;

/** The chapter's laws against its known bugs and alternatives. */
class KnownBugsTest extends KnownBugsTrial {

    KnownBugsTest() {
        super("bpe");
    }
}
