package dev.spotifylake.cli.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The dependencies that the modules' POMs ask for.
final class Poms {

  /// One `dependency` element under the `dependencies` of a module or of a profile.
  ///
  /// @param version as written, or nothing
  record Dependency(String pom, String group, String artifact, String version) {

    String name() {
      return group + ":" + artifact;
    }

    boolean isOurs() {
      return group.equals("dev.spotifylake");
    }
  }

  private Poms() {}

  static List<Dependency> dependencies(SourceTree tree) {
    List<Dependency> found = new ArrayList<>();
    for (String pom : tree.endingWith("pom.xml")) {
      NodeList elements = parse(tree, pom).getElementsByTagName("dependency");
      for (int i = 0; i < elements.getLength(); i++) {
        Element element = (Element) elements.item(i);
        if (isOfTheModule(element)) {
          found.add(
              new Dependency(
                  pom,
                  text(element, "groupId"),
                  text(element, "artifactId"),
                  text(element, "version")));
        }
      }
    }
    return found;
  }

  private static boolean isOfTheModule(Element dependency) {
    return dependency.getParentNode() instanceof Element list
        && list.getParentNode() instanceof Element owner
        && (owner.getTagName().equals("project") || owner.getTagName().equals("profile"));
  }

  private static String text(Element element, String child) {
    Node found = element.getElementsByTagName(child).item(0);
    return found == null ? "" : found.getTextContent().strip();
  }

  private static Document parse(SourceTree tree, String pom) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(tree.path(pom).toFile());
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(pom, e);
    } catch (IOException e) {
      throw new UncheckedIOException(pom, e);
    }
  }
}
