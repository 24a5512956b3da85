using System.Xml;
using System.Xml.Linq;

namespace Dropship.Conventions.Reading;

/// <summary>Reads MSBuild files as they are written, without evaluating them.</summary>
internal static class ProjectXml
{
    public static IEnumerable<XElement> Items(this XDocument file, string kind) => file.Descendants().Where(element => element.Name.LocalName == kind);

    public static string Named(this XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";

    public static Offence As(this XElement element, string file, string what, string cure) => new(file, ((IXmlLineInfo)element).LineNumber, what, cure);
}
