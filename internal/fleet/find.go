package fleet

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
)

// readServices finds the services: in files that patterns match, or inline.
func (l *loader) readServices() {
	n := l.manifest.Services.node
	switch {
	case n == nil:
		return
	case n.shape == null || len(n.entries) == 0 && len(n.items) == 0 && n.shape >= list:
		l.report.add(n.place, "for example "+samples["services"], "there is no service")
	case n.shape == table:
		for _, e := range n.entries {
			l.readInline(e)
		}
	case n.shape == list:
		for _, item := range n.items {
			l.readPattern(item)
		}
	default:
		l.readPattern(n)
	}
	l.checkTwice()
}

func (l *loader) readInline(e entry) {
	n := e.value
	if n.shape == null {
		n = &node{shape: table, place: e.place}
	}
	if n.shape != table {
		l.report.reject(n.place, "for services in files write services: services/*/service.yaml", "services.%s must be a map, not %s", e.key, n.shape)
		return
	}
	n = expand(n, reflect.TypeFor[serviceFile]())
	decoder{l.report}.decode(n, &serviceFile{})
	if given := n.get("service"); given != nil && given.text != e.key {
		l.report.add(given.place, "remove this line", "the service is named %q here and %q in its key", given.text, e.key)
	}
	l.draft(&draft{name: e.key, at: e.place, node: n, dir: l.abs})
}

// readPattern reads the service files that a pattern such as services/*/service.yaml matches.
func (l *loader) readPattern(n *node) {
	if n.shape != text {
		l.report.add(n.place, "for example services: services/*/service.yaml", "services must be a path pattern, a list of them, or a map, not %s", n.told())
		return
	}
	matches, err := fs.Glob(os.DirFS(l.dir), path.Clean(filepath.ToSlash(n.text)))
	if err != nil {
		l.report.add(n.place, "for example services/*/service.yaml", "%q is not a valid path pattern", n.text)
		return
	}
	if len(matches) == 0 {
		l.report.add(n.place, "check the path, from the folder of "+File, "no file matches %q", n.text)
	}
	for _, match := range matches {
		l.readFile(n, match)
	}
}

// readFile reads a service file; name is its path from the fleet's folder.
func (l *loader) readFile(pattern *node, name string) {
	file := filepath.Join(l.dir, name)
	data, err := os.ReadFile(file)
	if err != nil {
		l.report.add(pattern.place, "", "%s cannot be read: %v", file, reason(err))
		return
	}
	root := l.parse(file, data)
	if root == nil {
		return
	}
	root = expand(root, reflect.TypeFor[serviceFile]())
	var written serviceFile
	decoder{l.report}.decode(root, &written)
	if root.shape != table {
		return
	}
	dir := filepath.Dir(filepath.Join(l.abs, name))
	if !root.has("service") {
		l.report.add(root.place, fmt.Sprintf("add service: %s", filepath.Base(dir)), "service is missing: the service's name")
		return
	}
	l.draft(&draft{name: written.Name, at: root.at("service"), node: root, dir: dir})
}

// draft settles a service in every environment and keeps it.
func (l *loader) draft(d *draft) {
	d.over = d.node.get("environments")
	d.node = l.withPipeline(d.node.without("environments"))
	d.views = append(d.views, d.view(nil, nil))
	for _, s := range l.stages {
		d.views = append(d.views, d.view(s, d.over.get(s.Name)))
	}
	l.drafts = append(l.drafts, d)
}

func (d *draft) view(s *staged, override *node) view {
	if override != nil {
		for _, key := range fixed {
			override = override.without(key)
		}
	}
	v := view{Service: &Service{}, node: over(d.node, override), stage: s}
	quiet().decode(v.node, v.Service)
	v.Name, v.Dir = d.name, d.dir
	v.settle()
	return v
}

// checkTwice finds services of the same name, and keeps the first.
func (l *loader) checkTwice() {
	first := map[string]*draft{}
	l.drafts = slices.DeleteFunc(l.drafts, func(d *draft) bool {
		other, taken := first[d.name]
		if !taken {
			first[d.name] = d
			return false
		}
		// One file that two patterns match is no conflict.
		if other.at.source.name != d.at.source.name {
			l.report.add(d.at, "give one of them another name", "the service %q is also described in %s", d.name, other.at.position())
		}
		return true
	})
}
