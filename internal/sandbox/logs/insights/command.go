package insights

import (
	"regexp"
	"slices"
	"strings"
)

var commands map[string]func(*parser) command

func init() {
	commands = map[string]func(*parser) command{
		"fields": (*parser).fields, "display": (*parser).display, "filter": (*parser).filter, "sort": (*parser).sort,
		"stats": (*parser).stats, "parse": (*parser).parse, "dedup": (*parser).dedup,
	}
}

// newest puts events in the order in which they are shown, where no sort did.
func (t *table) newest() {
	if !t.sorted && !t.aggregated {
		slices.SortStableFunc(t.rows, func(a, b *row) int { return b.event.Time.Compare(a.event.Time) })
		t.sorted = true
	}
}

func (t *table) cut(n int) {
	t.newest()
	t.rows = t.rows[:min(n, len(t.rows))]
}

// column is an expression with the name that its values get.
type column struct {
	name string
	of   expression
}

func (p *parser) columns() []column {
	out := []column{p.column()}
	for p.take(",") {
		out = append(out, p.column())
	}
	return out
}

func (p *parser) column() column {
	before := p.token + p.rest
	of := p.or()
	name := strings.Trim(p.since(before), "`")
	if p.take("as") {
		name = p.name()
	}
	return column{name, of}
}

func (p *parser) fields() command {
	columns := p.columns()
	return func(t *table) {
		for _, c := range columns {
			if !slices.Contains(t.shown, c.name) {
				t.shown = append(t.shown, c.name)
			}
			for _, r := range t.rows {
				r.given[c.name] = c.of(r)
			}
		}
	}
}

func (p *parser) display() command {
	columns := p.columns()
	return func(t *table) {
		t.shown = nil
		for _, c := range columns {
			t.shown = append(t.shown, c.name)
			for _, r := range t.rows {
				r.given[c.name] = c.of(r)
			}
		}
	}
}

func (p *parser) filter() command {
	condition := p.or()
	return func(t *table) {
		t.rows = slices.DeleteFunc(t.rows, func(r *row) bool { return !truth(condition(r)) })
	}
}

func (p *parser) sort() command {
	type key struct {
		of   expression
		down bool
	}
	var keys []key
	for first := true; first || p.take(","); first = false {
		k := key{of: p.or()}
		if p.take("desc") {
			k.down = true
		} else {
			p.take("asc")
		}
		keys = append(keys, k)
	}
	return func(t *table) {
		t.sorted = true
		slices.SortStableFunc(t.rows, func(a, b *row) int {
			for _, k := range keys {
				c := compare(k.of(a), k.of(b))
				if k.down {
					c = -c
				}
				if c != 0 {
					return c
				}
			}
			return 0
		})
	}
}

func (p *parser) dedup() command {
	names := p.names()
	return func(t *table) {
		t.newest()
		seen := map[string]bool{}
		t.rows = slices.DeleteFunc(t.rows, func(r *row) bool {
			var key strings.Builder
			for _, n := range names {
				v, _ := r.value(n)
				key.WriteString(text(v) + "\x00")
			}
			again := seen[key.String()]
			seen[key.String()] = true
			return again
		})
	}
}

// parse reads parse FIELD "a * b *" as x, y, or parse FIELD /(?<x>…)/.
func (p *parser) parse() command {
	from := "@message"
	if p.token != "/" && !strings.HasPrefix(p.token, `"`) && !strings.HasPrefix(p.token, "'") {
		from = p.name()
	}
	var re *regexp.Regexp
	if p.token == "/" {
		re = p.regex()
	} else {
		var b strings.Builder
		pieces := strings.Split(p.quoted(), "*")
		for i, piece := range pieces {
			b.WriteString(regexp.QuoteMeta(piece))
			switch {
			case i == len(pieces)-1:
			case i == len(pieces)-2 && pieces[i+1] == "":
				b.WriteString("(.*)")
			default:
				b.WriteString("(.*?)")
			}
		}
		re = p.compile("(?s)" + b.String())
	}
	if re == nil {
		return func(*table) {}
	}
	names := re.SubexpNames()[1:]
	if p.take("as") {
		given := p.names()
		if len(given) != len(names) {
			p.fail("parse finds %d values and names %d", len(names), len(given))
		}
		names = given
	}
	if slices.Contains(names, "") {
		p.fail("parse needs a name for each value")
	}
	return func(t *table) {
		for _, r := range t.rows {
			v, _ := r.value(from)
			for i, found := range re.FindStringSubmatch(text(v)) {
				if i > 0 {
					r.given[names[i-1]] = found
				}
			}
		}
	}
}
