package provider

import (
	"strings"
	"sync"

	"flota.dev/flota/internal/sandbox/provider/schema"
)

var pathCache sync.Map // type → []string

// referencePaths returns the paths of a type's arguments that may refer to other resources.
func referencePaths(typ string, b *schema.Block) []string {
	if cached, ok := pathCache.Load(typ); ok {
		return cached.([]string)
	}
	var paths []string
	own := kindOf(typ).refs
	eachArgument(b, "", func(path string, a *schema.Attribute) {
		_, general := referents[path[strings.LastIndexByte(path, '.')+1:]]
		if _, special := own[path]; (general || special) && a.Settable() {
			paths = append(paths, path)
		}
	})
	pathCache.Store(typ, paths)
	return paths
}

// eachArgument calls f for every attribute of a block and of the blocks in it.
func eachArgument(b *schema.Block, prefix string, f func(path string, a *schema.Attribute)) {
	for name, a := range b.Attributes {
		f(prefix+name, a)
	}
	for name, n := range b.Blocks {
		eachArgument(n.Block, prefix+name+".", f)
	}
}

// lock keeps others from making a resource of the type in the same account until the returned function is called.
func (o *op) lock() (unlock func()) {
	if o.kind.unique == "" {
		return func() {}
	}
	m, _ := o.making.LoadOrStore(o.config.account+" "+o.typ, &sync.Mutex{})
	mutex := m.(*sync.Mutex)
	mutex.Lock()
	return mutex.Unlock
}

// checkUnique refuses a second resource of one name.
func (o *op) checkUnique() error {
	names := fields(o.kind.unique)
	if len(names) == 0 {
		return nil
	}
	for _, r := range o.store.List(o.typ, o.config.account, o.region()) {
		if r.Region != o.region() {
			continue
		}
		same := true
		for _, name := range names {
			same = same && r.Attributes[name] != nil && r.Attributes[name] == o.at(name)
		}
		if same {
			return o.duplicate()
		}
	}
	return nil
}

// duplicate is AWS's answer to a second resource of one name.
func (o *op) duplicate() error {
	code := o.kind.exists
	if code == "" {
		code = "ResourceAlreadyExistsException"
	}
	return refuse(code, "%s '%s' already exists", title(o.typ), o.label())
}

// checkUnused refuses to delete what others hold on to.
func (o *op) checkUnused() error {
	for _, u := range o.kind.busy {
		for _, name := range collect(map[string]any(o.attrs), []string{u.by}) {
			for _, r := range o.store.List(u.typ, "", "") {
				if r.Attributes[defaultPart] == true {
					continue
				}
				for _, v := range collect(map[string]any(r.Attributes), strings.Split(u.path, ".")) {
					if v == name {
						return refuse(u.code, u.message, o.label())
					}
				}
			}
		}
	}
	return nil
}
