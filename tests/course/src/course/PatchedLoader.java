package course;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Loads a reference of its own in which some classes are replaced. All classes of {@code reference.*} are defined here,
 * the replaced ones from memory and the others from the parent's class files, so that they see each other; everything
 * else (contracts, engine, tests) is the parent's. {@code ServiceLoader.load(contract, loader)} gives the patched
 * reference's answers.
 */
public final class PatchedLoader extends ClassLoader {

    private static final String OWN = "reference.";

    private final Map<String, byte[]> patched;

    /** @param patched binary name to class file, see {@link KnownBugs#compile} */
    public PatchedLoader(Map<String, byte[]> patched, ClassLoader parent) {
        super("patched reference", parent);
        this.patched = Map.copyOf(patched);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OWN)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                byte[] bytes = bytes(name);
                loaded = defineClass(name, bytes, 0, bytes.length);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private byte[] bytes(String name) throws ClassNotFoundException {
        byte[] own = patched.get(name);
        if (own != null) {
            return own;
        }
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException problem) {
            throw new ClassNotFoundException(name, problem);
        }
    }
}
