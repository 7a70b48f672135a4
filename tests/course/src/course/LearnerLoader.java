package course;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads a learner's chapters from the folders that they were compiled into. Classes of {@code dojo.*} come from there
 * even where the class path of this process holds others of that name; everything else is the parent's. Its own service
 * files come before the parent's, so {@code ServiceLoader} meets the learner's answers first.
 */
public final class LearnerLoader extends URLClassLoader {

    private static final String OWN = "dojo.";

    /** @param folders class folders and resource roots, each with its classes' packages below */
    public LearnerLoader(List<Path> folders, ClassLoader parent) {
        super("learner", folders.stream().map(LearnerLoader::url).toArray(URL[]::new), parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OWN)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = findClass(name);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
        for (URL url : Collections.list(getParent().getResources(name))) {
            if (!all.contains(url)) {
                all.add(url);
            }
        }
        return Collections.enumeration(all);
    }

    private static URL url(Path folder) {
        try {
            String address = folder.toUri().toString();
            return new URL(address.endsWith("/") ? address : address + "/");
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(folder + " has no address", impossible);
        }
    }
}
