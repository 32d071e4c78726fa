using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace InstructMix.Cli.Tests.Checking;

/// <summary>
/// JUnit XML as CI servers take it, in our own words: what is valid here is valid in Jenkins' xUnit plugin and in Ant's JUnitReport,
/// whose schemas differ in what they require and in what they allow.
/// </summary>
internal static class JunitSchema
{
    private const string Text = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:simpleType name="seconds"><xs:restriction base="xs:string"><xs:pattern value="[0-9]+\.[0-9]{3}"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="moment"><xs:restriction base="xs:dateTime"><xs:pattern value="[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="words"><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
          <xs:complexType name="ending" mixed="true">
            <xs:attribute name="message" type="xs:string"/>
            <xs:attribute name="type" type="words" use="required"/>
          </xs:complexType>
          <xs:element name="testsuites">
            <xs:complexType><xs:sequence>
              <xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="properties"><xs:complexType/></xs:element>
                    <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:choice minOccurs="0">
                          <xs:element name="skipped"><xs:complexType mixed="true"><xs:attribute name="message" type="xs:string"/></xs:complexType></xs:element>
                          <xs:element name="error" type="ending"/>
                          <xs:element name="failure" type="ending"/>
                        </xs:choice>
                        <xs:attribute name="name" type="words" use="required"/>
                        <xs:attribute name="classname" type="words" use="required"/>
                        <xs:attribute name="time" type="seconds" use="required"/>
                      </xs:complexType>
                    </xs:element>
                    <xs:element name="system-out" type="xs:string"/>
                    <xs:element name="system-err" type="xs:string"/>
                  </xs:sequence>
                  <xs:attribute name="id" type="xs:nonNegativeInteger" use="required"/>
                  <xs:attribute name="name" type="words" use="required"/>
                  <xs:attribute name="package" type="words" use="required"/>
                  <xs:attribute name="timestamp" type="moment" use="required"/>
                  <xs:attribute name="hostname" type="words" use="required"/>
                  <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
                  <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
                  <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
                  <xs:attribute name="skipped" type="xs:nonNegativeInteger" use="required"/>
                  <xs:attribute name="time" type="seconds" use="required"/>
                </xs:complexType>
                <xs:unique name="names"><xs:selector xpath="testcase"/><xs:field xpath="@name"/></xs:unique>
              </xs:element>
            </xs:sequence></xs:complexType>
          </xs:element>
        </xs:schema>
        """;

    /// <summary>The document, which has to be valid and whose counts have to be right.</summary>
    public static XDocument ShouldBeJunit(this string xml)
    {
        var document = XDocument.Parse(xml);
        var schemas = new XmlSchemaSet();
        schemas.Add("", XmlReader.Create(new StringReader(Text)));
        var errors = new List<string>();
        document.Validate(schemas, (_, e) => errors.Add(e.Message));
        errors.Should().BeEmpty();
        foreach (var suite in document.Descendants("testsuite"))
        {
            foreach (var (attribute, element) in new[] { ("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped") })
                ((int)suite.Attribute(attribute)!).Should().Be(suite.Descendants(element).Count(), "{0} are counted", attribute);
        }

        return document;
    }
}
