package cli.doctor;

/**
 * One thing that the doctor looked at.
 *
 * @param name   what, for instance "Maven"
 * @param value  what it is, for people
 * @param advice one sentence on what to do; null where all is well
 * @param fatal  whether nothing can be trained as long as this stands
 */
record Finding(String name, String value, String advice, boolean fatal) {

    static Finding fine(String name, String value) {
        return new Finding(name, value, null, false);
    }

    static Finding advise(String name, String value, String advice) {
        return new Finding(name, value, advice, false);
    }

    static Finding fatal(String name, String value, String advice) {
        return new Finding(name, value, advice, true);
    }
}
