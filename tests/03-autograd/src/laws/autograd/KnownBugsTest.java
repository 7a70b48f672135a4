package laws.autograd;

import laws.course.KnownBugsTrial;

/** The chapter's laws against its known bugs and alternatives. */
class KnownBugsTest extends KnownBugsTrial {

    KnownBugsTest() {
        super("autograd");
    }
}
