package cli.bench;

import java.util.Map;

/** What a measurement found, for people and for programs. */
interface Measured {

    /** The figures as people read them; empty where they were shown as they came. */
    String table();

    /** The same by name, in their order, for JSON. */
    Map<String, Object> figures();
}
