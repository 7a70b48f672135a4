package cli.learn;

import course.Chapter;
import course.Course;
import course.CourseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a chapter from the command line: 4, 04, attention or 04-attention. */
public final class ChapterName implements ITypeConverter<Chapter> {

    @Override
    public Chapter convert(String name) {
        try {
            return Course.chapter(name);
        } catch (CourseException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}
