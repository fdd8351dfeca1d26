package terraform

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/sandbox/provider"
	"flota.dev/flota/internal/sandbox/provider/schema"
)

// TestSchemaKnowsTheLibrary fails for a resource type, data source, argument,
// block or result that the library uses and the schema file lacks.
func TestSchemaKnowsTheLibrary(t *testing.T) {
	set, err := provider.Schema()
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders(t) {
		t.Run(name(folder), func(t *testing.T) {
			for _, path := range sources(t, folder) {
				text, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				for _, problem := range check(set, text, path) {
					t.Error(problem)
				}
			}
		})
	}
}

// check returns what a file uses and the schema lacks, each with its place.
func check(set *schema.Set, text []byte, path string) []string {
	file, diags := hclsyntax.ParseConfig(text, path, hcl.InitialPos)
	if diags.HasErrors() {
		return []string{diags.Error()}
	}
	c := &checker{set: set}
	body := file.Body.(*hclsyntax.Body)
	for _, b := range body.Blocks {
		if b.Type == "resource" || b.Type == "data" {
			c.resource(b)
		}
	}
	hclsyntax.VisitAll(body, func(node hclsyntax.Node) hcl.Diagnostics {
		c.visit(node)
		return nil
	})
	return c.problems
}

type checker struct {
	set      *schema.Set
	problems []string
}

func (c *checker) problem(at hcl.Range, format string, args ...any) {
	c.problems = append(c.problems, at.String()+": "+fmt.Sprintf(format, args...))
}

// find returns the schema of a resource type ("resource") or data source
// ("data"), or nil, and whether it is the schema file that must have it.
func (c *checker) find(kind, typ string) (b *schema.Block, ours bool) {
	if typ == "terraform_data" || typ == "terraform_remote_state" {
		return nil, false // built into Terraform
	}
	if kind == "data" {
		return c.set.DataSources[typ], true
	}
	return c.set.Resources[typ], true
}

// arguments and blocks are Terraform's own, in every resource.
var (
	arguments = []string{"count", "depends_on", "for_each", "provider"}
	blocks    = []string{"connection", "lifecycle", "provisioner"}
)

func (c *checker) resource(b *hclsyntax.Block) {
	typ := b.Labels[0]
	s, ours := c.find(b.Type, typ)
	switch {
	case !ours:
	case s == nil:
		c.problem(b.LabelRanges[0], "there is no %s %s", b.Type, typ)
	default:
		c.block(b.Body, s, typ, true)
	}
}

// block holds a body against its schema, and the blocks in it.
func (c *checker) block(body *hclsyntax.Body, s *schema.Block, where string, top bool) {
	for name, a := range body.Attributes {
		known := s.Attributes[name]
		switch {
		case top && slices.Contains(arguments, name):
		case known == nil:
			c.problem(a.NameRange, "%s has no argument %s", where, name)
		case !known.Settable():
			c.problem(a.NameRange, "%s.%s cannot be set", where, name)
		}
	}
	for _, b := range body.Blocks {
		if !top || !slices.Contains(blocks, b.Type) {
			c.nested(b, s, where)
		}
	}
}

func (c *checker) nested(b *hclsyntax.Block, s *schema.Block, where string) {
	name, bodies := b.Type, []*hclsyntax.Body{b.Body}
	if name == "dynamic" {
		name, bodies = b.Labels[0], nil
		for _, inner := range b.Body.Blocks {
			if inner.Type == "content" {
				bodies = append(bodies, inner.Body)
			}
		}
	}
	var known *schema.Block
	if n := s.Blocks[name]; n != nil {
		known = n.Block
	} else if a := s.Attributes[name]; a != nil {
		known = elements(a)
	}
	if known == nil {
		c.problem(b.TypeRange, "%s has no block %s", where, name)
		return
	}
	for _, body := range bodies {
		c.block(body, known, where+"."+name, false)
	}
}

// elements is what a block may hold that stands for an element of an attribute,
// nil if none may: Terraform takes blocks for an attribute that is a list or set
// of objects. https://developer.hashicorp.com/terraform/language/attr-as-blocks
func elements(a *schema.Attribute) *schema.Block {
	ty := a.Type
	if !a.Settable() || !ty.IsListType() && !ty.IsSetType() || !ty.ElementType().IsObjectType() {
		return nil
	}
	b := &schema.Block{Attributes: map[string]*schema.Attribute{}}
	for name, inner := range ty.ElementType().AttributeTypes() {
		b.Attributes[name] = &schema.Attribute{Type: inner, Optional: true}
	}
	return b
}

// visit holds a reference to a resource against the type's results.
func (c *checker) visit(node hclsyntax.Node) {
	switch e := node.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		c.reference(e.Traversal, nil)
	case *hclsyntax.SplatExpr:
		source, direct := e.Source.(*hclsyntax.ScopeTraversalExpr)
		if each, ok := e.Each.(*hclsyntax.RelativeTraversalExpr); ok && direct {
			c.reference(source.Traversal, each.Traversal)
		}
	}
}

// reference follows a traversal, and what is asked of each element after a
// splat, into the type of the resource at its beginning.
func (c *checker) reference(t hcl.Traversal, each hcl.Traversal) {
	kind, steps := "resource", t
	if t.RootName() == "data" {
		kind, steps = "data", t[1:]
	}
	if len(steps) < 2 || !strings.HasPrefix(nameOf(steps[0]), "aws_") {
		return
	}
	typ, at := nameOf(steps[0]), t.SourceRange()
	s, _ := c.find(kind, typ)
	if s == nil {
		c.problem(at, "there is no %s %s", kind, typ)
		return
	}
	rest := slices.Concat(steps[2:], each)
	if len(rest) > 0 {
		if _, ok := rest[0].(hcl.TraverseIndex); ok { // of a resource with count or for_each
			rest = rest[1:]
		}
	}
	if _, diags := rest.TraverseRel(cty.UnknownVal(s.Type())); diags.HasErrors() {
		c.problem(at, "%s: %s", typ, diags[0].Detail)
	}
}

func nameOf(step hcl.Traverser) string {
	switch s := step.(type) {
	case hcl.TraverseRoot:
		return s.Name
	case hcl.TraverseAttr:
		return s.Name
	}
	return ""
}

// TestSchemaCatches keeps the check honest: it must fail on what the schema lacks.
func TestSchemaCatches(t *testing.T) {
	set, err := provider.Schema()
	if err != nil {
		t.Fatal(err)
	}
	got := check(set, []byte(`
resource "aws_teapot" "a" {
  spout = 1
}
resource "aws_vpc" "b" {
  count      = 2
  cidr_block = "10.0.0.0/16"
  colour     = "blue"
  arn        = aws_vpc.b[0].arm
  lifecycle {
    ignore_changes = [tags]
  }
}
resource "aws_lb_target_group" "c" {
  health_check {
    route = "/healthz"
  }
  dynamic "stickiness" {
    for_each = [1]
    content {
      kind = aws_vpc.b[*].ids
    }
  }
  check {}
}
data "aws_teapots" "d" {}
resource "aws_network_acl" "f" {
  vpc_id = aws_vpc.b[0].id
  ingress {
    rule_no = 100
    port    = 5432
  }
  subnet_ids {}
}
output "e" {
  value = [data.aws_teapots.d.ids, aws_lb_target_group.c.health_check[0].route, aws_vpc.b[*].id, terraform_data.f.output]
}
`), "main.tf")
	slices.Sort(got)
	want := []string{
		`main.tf:16,5-10: aws_lb_target_group.health_check has no argument route`,
		`main.tf:2,10-22: there is no resource aws_teapot`,
		`main.tf:21,14-23: aws_vpc: This object does not have an attribute named "ids".`,
		`main.tf:21,7-11: aws_lb_target_group.stickiness has no argument kind`,
		`main.tf:24,3-8: aws_lb_target_group has no block check`,
		`main.tf:26,6-19: there is no data aws_teapots`,
		`main.tf:31,5-9: aws_network_acl.ingress has no argument port`,
		`main.tf:33,3-13: aws_network_acl has no block subnet_ids`,
		`main.tf:36,12-34: there is no data aws_teapots`,
		`main.tf:36,36-79: aws_lb_target_group: This object does not have an attribute named "route".`,
		`main.tf:8,3-9: aws_vpc has no argument colour`,
		`main.tf:9,16-32: aws_vpc: This object does not have an attribute named "arm".`,
		`main.tf:9,3-6: aws_vpc.arn cannot be set`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}
