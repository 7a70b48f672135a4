package cli.learn;

/** Where the processes for the checks come from: new ones, or warm ones that are used again. */
public interface Children {

    /** A process that is ready, or soon will be. */
    ChildProcess take();

    /** Takes a process back. @param usable whether it may do another run */
    void giveBack(ChildProcess child, boolean usable);
}
