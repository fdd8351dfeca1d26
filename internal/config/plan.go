package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"flota.dev/flota/internal/diag"
)

// maxPlan is how many bytes a plan may have. It takes some ten times as many once read.
const maxPlan = 32 << 20

// planFile is what terraform show -json prints of a plan, as far as it is looked at.
// https://developer.hashicorp.com/terraform/internals/json-format
type planFile struct {
	FormatVersion string `json:"format_version"`
	Variables     map[string]struct {
		Value any `json:"value"`
	} `json:"variables"`
	Planned struct {
		Outputs map[string]struct {
			Value     any  `json:"value"`
			Sensitive bool `json:"sensitive"`
		} `json:"outputs"`
	} `json:"planned_values"`
	Changes []planChange `json:"resource_changes"`
	Prior   struct {
		Values struct {
			Root priorModule `json:"root_module"`
		} `json:"values"`
	} `json:"prior_state"`
	Configuration struct {
		Providers map[string]planProvider `json:"provider_config"`
		Root      planModule              `json:"root_module"`
	} `json:"configuration"`
	Complete *bool `json:"complete"`
	Errored  bool  `json:"errored"`
}

type planChange struct {
	Address string `json:"address"`
	Module  string `json:"module_address"`
	Mode    string `json:"mode"`
	Type    string `json:"type"`
	Name    string `json:"name"`
	Deposed string `json:"deposed"`
	Change  struct {
		Actions []string `json:"actions"`
		After   any      `json:"after"`
		Unknown any      `json:"after_unknown"`
	} `json:"change"`
}

// priorModule is a module of the state that the plan starts from. Data sources
// that were read for the plan stand there.
type priorModule struct {
	Address   string `json:"address"`
	Resources []struct {
		Address string         `json:"address"`
		Mode    string         `json:"mode"`
		Type    string         `json:"type"`
		Name    string         `json:"name"`
		Values  map[string]any `json:"values"`
	} `json:"resources"`
	Children []priorModule `json:"child_modules"`
}

// planModule is a module as it is written.
type planModule struct {
	Outputs map[string]struct {
		Expression any  `json:"expression"`
		Sensitive  bool `json:"sensitive"`
	} `json:"outputs"`
	Resources []*planResource      `json:"resources"`
	Calls     map[string]*planCall `json:"module_calls"`
	Variables map[string]struct {
		Sensitive bool `json:"sensitive"`
		Ephemeral bool `json:"ephemeral"`
	} `json:"variables"`
}

type planResource struct {
	Address     string         `json:"address"`
	Expressions map[string]any `json:"expressions"`
	ForEach     any            `json:"for_each_expression"`
}

type planCall struct {
	Source      string         `json:"source"`
	Version     string         `json:"version_constraint"`
	Expressions map[string]any `json:"expressions"`
	ForEach     any            `json:"for_each_expression"`
	Module      planModule     `json:"module"`
}

type planProvider struct {
	Name        string         `json:"name"`
	Alias       string         `json:"alias"`
	Module      string         `json:"module_address"`
	Expressions map[string]any `json:"expressions"`
}

// ReadPlan reads a plan, as terraform show -json prints it, into a stack of its
// own: every instance that there will be once it is applied, with what is
// written of it. What is known only after apply refers to the resources that
// its expression names. Places are those of the plan's file, name. The error is
// a *diag.Error: the plan is no JSON, of another format, or past the limits.
func (w *Workspace) ReadPlan(name string, data []byte) (*Stack, error) {
	file, err := decodePlan(data)
	if err != nil {
		return nil, &diag.Error{
			What: "the plan cannot be read: " + err.Error(), At: diag.Position{File: name}, Exit: diag.BadManifest, Err: err,
			Hint: "write it with: terraform show -json PLAN > plan.json",
		}
	}
	start := hcl.Range{Filename: name, Start: hcl.InitialPos, End: hcl.InitialPos}
	s := &Stack{Name: name, Dir: filepath.Dir(name), Files: []string{name}, Outputs: map[string]cty.Value{}, workspace: w}
	p := &plan{stack: s, file: file, at: start, byAddress: map[string]*planned{}, modules: map[string][]string{}, written: map[string]writtenModule{}}
	s.plan = p
	p.gather()
	for _, address := range sortedKeys(p.byAddress) {
		s.Resources = append(s.Resources, p.resource(p.byAddress[address]))
	}
	p.calls("", &file.Configuration.Root)
	p.providers()
	slices.SortStableFunc(s.Resources, func(a, b *Resource) int { return strings.Compare(a.Address, b.Address) })
	p.values()
	if file.Errored || file.Complete != nil && !*file.Complete && !file.Errored {
		s.Left = append(s.Left, Left{Range: start, Why: "the plan is not complete", Hint: "plan again until it is"})
	}
	return s, nil
}

func decodePlan(data []byte) (*planFile, error) {
	if len(data) > maxPlan {
		return nil, &LimitError{fmt.Sprintf("more than %d bytes", maxPlan)}
	}
	if at, deep := deepJSON(data); deep {
		return nil, fmt.Errorf("line %d: %w", at.Line, errDepth)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	file := &planFile{}
	if err := d.Decode(file); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, errors.New("it ends too early")
		}
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the JSON value")
	}
	switch major, _, _ := strings.Cut(file.FormatVersion, "."); {
	case file.FormatVersion == "":
		return nil, errors.New("it has no format_version")
	case major != "1":
		return nil, fmt.Errorf("its format_version is %s, and only 1 is known", file.FormatVersion)
	case file.Changes == nil && file.Configuration.Root.Resources == nil && file.Configuration.Root.Calls == nil && file.Planned.Outputs == nil:
		return nil, errors.New("it holds no plan")
	}
	return file, nil
}

// plan is a plan while it is read, and kept to be laid over a stack.
type plan struct {
	stack *Stack
	file  *planFile
	at    hcl.Range
	// byAddress are the instances that there will be, data sources too.
	byAddress map[string]*planned
	// modules are the instances of modules that hold something, by their address without the index.
	modules map[string][]string
	// written are modules as they are written, by the address of an instance.
	written map[string]writtenModule
	steps   int // that were taken to follow references
}

// writtenModule is a module as it is written, with its resources by address in it.
type writtenModule struct {
	*planModule // nil if the plan does not have it
	resources   map[string]*planResource
}

// planned is one instance in a plan.
type planned struct {
	address, module, mode, typ, name string

	after   map[string]any
	unknown map[string]any
	config  *planResource // nil if the plan does not say how it is written
	created bool          // it is not there yet
	// block is made when it is first asked for; busy is set meanwhile.
	block *Block
	busy  bool
}

// gather lists the instances: those that are not deleted, and the data sources.
func (p *plan) gather() {
	for _, c := range p.file.Changes {
		if c.Deposed != "" || slices.Equal(c.Change.Actions, []string{"delete"}) || slices.Contains(c.Change.Actions, "forget") {
			continue
		}
		after, _ := c.Change.After.(map[string]any)
		unknown, _ := c.Change.Unknown.(map[string]any)
		p.add(&planned{address: c.Address, module: c.Module, mode: c.Mode, typ: c.Type, name: c.Name, after: after, unknown: unknown, created: slices.Equal(c.Change.Actions, []string{"create"})})
	}
	p.gatherData(&p.file.Prior.Values.Root)
}

func (p *plan) gatherData(m *priorModule) {
	for _, r := range m.Resources {
		if r.Mode == "data" && p.byAddress[r.Address] == nil {
			p.add(&planned{address: r.Address, module: m.Address, mode: r.Mode, typ: r.Type, name: r.Name, after: r.Values})
		}
	}
	for i := range m.Children {
		p.gatherData(&m.Children[i])
	}
}

func (p *plan) add(i *planned) {
	if i.mode != "managed" && i.mode != "data" || i.address == "" {
		return
	}
	if _, seen := p.written[i.module]; !seen {
		p.enter(i.module)
	}
	i.config = p.module(i.module).resources[strings.TrimPrefix(strings.TrimPrefix(Bare(i.address), i.module), ".")]
	p.byAddress[i.address] = i
}

// enter notes an instance of a module, and those that it is in.
func (p *plan) enter(module string) {
	address := ""
	for _, s := range moduleSteps(module) {
		bare := within(address, "module."+s.name)
		address = within(address, s.String())
		if _, seen := p.written[address]; !seen {
			p.module(address)
			p.modules[bare] = append(p.modules[bare], address)
		}
	}
	p.module(module)
}

// module is the module as written that a module instance's address leads to.
func (p *plan) module(address string) writtenModule {
	if m, ok := p.written[address]; ok {
		return m
	}
	m := writtenModule{&p.file.Configuration.Root, map[string]*planResource{}}
	for _, step := range moduleSteps(address) {
		c := m.Calls[step.name]
		if c == nil {
			m.planModule = nil
			break
		}
		m.planModule = &c.Module
	}
	if m.planModule != nil {
		for _, r := range m.Resources {
			if r != nil {
				m.resources[r.Address] = r
			}
		}
	}
	p.written[address] = m
	return m
}

// moduleStep is one step of a module's address: module.name["key"].
type moduleStep struct{ name, key string }

func (s moduleStep) String() string { return "module." + s.name + s.key }

func moduleSteps(address string) []moduleStep {
	var out []moduleStep
	parts := splitAddress(address)
	for i := 0; i+1 < len(parts) && parts[i] == "module"; i += 2 {
		name, _, _ := strings.Cut(parts[i+1], "[")
		out = append(out, moduleStep{name, parts[i+1][len(name):]})
	}
	return out
}

// splitAddress cuts an address at its dots, those in brackets excepted.
func splitAddress(s string) []string {
	var out []string
	depth, quoted, from := 0, false, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[':
			depth++
		case c == ']':
			depth--
		case c == '.' && depth <= 0:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}
