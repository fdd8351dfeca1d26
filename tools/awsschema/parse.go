package main

import "strings"

// parser goes over the lines of a generated file. The files are regular enough
// that a line and what stood before it say all.
type parser struct {
	*source
	class *class
	field *field
	key   string            // argument being described
	args  map[string]syntax // of the function being read
}

func parse(text string) *source {
	p := parser{source: &source{classes: map[string]*class{}, syntax: map[string]map[string]syntax{}}}
	for line := range strings.Lines(text) {
		p.line(strings.TrimRight(line, "\r\n"))
	}
	return p.source
}

func (p *parser) line(line string) {
	if p.declaration(line) {
		return
	}
	if m := fieldLine.FindStringSubmatch(line); m != nil && p.class != nil {
		p.class.fields = append(p.class.fields, field{name: m[1], computed: m[2] == "true", optional: m[3] == "true", required: m[4] == "true"})
		p.field = &p.class.fields[len(p.class.fields)-1]
		return
	}
	if p.field != nil {
		p.value(line)
	}
	if p.args != nil {
		p.argument(line)
	}
}

// declaration notes the start of a class or function.
func (p *parser) declaration(line string) bool {
	if m := classLine.FindStringSubmatch(line); m != nil {
		p.class, p.field, p.args = &class{base: m[2]}, nil, nil
		p.classes[m[1]] = p.class
		if strings.HasPrefix(m[2], "Terraform") {
			p.main = m[1]
		}
		return true
	}
	if m := functionLine.FindStringSubmatch(line); m != nil {
		p.class, p.field = nil, nil
		p.args = map[string]syntax{}
		p.syntax[m[1]] = p.args
		return true
	}
	if strings.Contains(line, " synthesizeHclAttributes()") {
		p.field = nil
		p.args = map[string]syntax{}
		p.syntax[""] = p.args
		return true
	}
	if m := versionLine.FindStringSubmatch(line); m != nil {
		p.version = m[1]
	}
	return false
}

// value notes how the field's value is read; the first getter after the comment is its own.
func (p *parser) value(line string) {
	if m := structLine.FindStringSubmatch(line); m != nil {
		p.field.class, p.field.set = m[1], m[2] == "true"
		p.field = nil
		return
	}
	if m := getterLine.FindStringSubmatch(line); m != nil {
		p.field.getter, p.field.set = m[2], strings.Contains(m[1], "tolist")
		p.field = nil
	}
}

func (p *parser) argument(line string) {
	if m := keyLine.FindStringSubmatch(line); m != nil {
		p.key = m[1]
		return
	}
	m := syntaxLine.FindStringSubmatch(line)
	if m == nil {
		return
	}
	s := p.args[p.key]
	switch m[1] {
	case "isBlock":
		s.block = m[2] == "true"
	case "type":
		s.shape = m[2]
	case "storageClassType":
		s.storage = m[2]
	}
	p.args[p.key] = s
}
