package iam

import (
	"cmp"
	_ "embed"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:generate go run ../../tools/awsactions -out actions.txt

// actionsText has a line for each service; tools/awsactions tells its form.
//
//go:embed actions.txt
var actionsText string

// Level is how deep an action goes, as AWS has it in the Service Authorization Reference.
type Level byte

// The levels of access.
const (
	List        Level = 'L'
	Read        Level = 'R'
	Tagging     Level = 'T'
	Write       Level = 'W'
	Permissions Level = 'P'
)

// Action is one of AWS's actions.
type Action struct {
	// Name is as AWS writes it, such as s3:GetObject.
	Name  string
	Level Level
	// Limitable is set where a policy can name the resources that the action may touch.
	Limitable bool
}

// unlimited are actions that policies have on everything as a rule: hardly any
// can name the resource beforehand. AWS's own policies for what runs in Lambda
// do so, AWSLambdaVPCAccessExecutionRole for one.
var unlimited = map[string]bool{
	"cloudwatch:putmetricdata": true, "cloudwatch:describealarms": true, "logs:createloggroup": true, "logs:createlogstream": true, "logs:putlogevents": true,
	"logs:describeloggroups": true, "logs:describelogstreams": true, "ec2:createnetworkinterface": true, "ec2:deletenetworkinterface": true,
	"ec2:assignprivateipaddresses": true, "ec2:unassignprivateipaddresses": true,
}

// catalogue holds the actions of each service, read out of the text when they are first asked for.
var catalogue = struct {
	sync.Mutex
	lines map[string]string
	read  map[string]*service
}{read: map[string]*service{}}

// service is what there is to know of a service's actions.
type service struct {
	actions []Action
	byName  map[string]int // in lower case, with the prefix
}

// lines maps a service's prefix to its line, with the prefix cut off. The catalogue is locked.
func lines() map[string]string {
	if catalogue.lines == nil {
		catalogue.lines = map[string]string{}
		for line := range strings.Lines(actionsText) {
			prefix, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			catalogue.lines[prefix] = rest
		}
	}
	return catalogue.lines
}

// KnownService reports whether there are actions with a prefix.
func KnownService(prefix string) bool {
	catalogue.Lock()
	defer catalogue.Unlock()
	_, ok := lines()[strings.ToLower(prefix)]
	return ok
}

// serviceOf returns a service by its prefix in lower case; one that is not known has no actions.
func serviceOf(prefix string) *service {
	catalogue.Lock()
	defer catalogue.Unlock()
	s := catalogue.read[prefix]
	line, known := lines()[prefix]
	if s != nil || !known {
		return cmp.Or(s, &service{})
	}
	s = &service{byName: map[string]int{}}
	for class := range strings.SplitSeq(line, "\t") {
		letter, names, _ := strings.Cut(class, " ")
		for name := range strings.FieldsSeq(names) {
			a := Action{Name: prefix + ":" + name, Level: Level(letter[0] &^ 0x20), Limitable: letter[0] < 'a'}
			low := strings.ToLower(a.Name)
			a.Limitable = a.Limitable && !unlimited[low]
			s.byName[low] = len(s.actions)
			s.actions = append(s.actions, a)
		}
	}
	catalogue.read[prefix] = s
	return s
}

// prefixes are those of all services, in order.
func prefixes() []string {
	catalogue.Lock()
	defer catalogue.Unlock()
	return slices.Sorted(maps.Keys(lines()))
}

// Expand yields the actions that a pattern matches, such as s3:Get*.
func Expand(pattern string) iter.Seq[Action] {
	pattern = strings.ToLower(pattern)
	prefix, _, _ := strings.Cut(pattern, ":")
	return func(yield func(Action) bool) {
		services := []string{prefix}
		if strings.ContainsAny(prefix, "*?") {
			services = prefixes()
		}
		for _, name := range services {
			s := serviceOf(name)
			if i, ok := s.byName[pattern]; ok {
				yield(s.actions[i])
				return
			}
			for _, a := range s.actions {
				if matchAction(pattern, a.Name) && !yield(a) {
					return
				}
			}
		}
	}
}

// Reached yields the actions that a statement is about and that no Deny of the
// policy takes back, with the pattern that names them. Of NotAction, it yields nothing.
func (p *Policy) Reached(s *Statement) iter.Seq2[string, Action] {
	return func(yield func(string, Action) bool) {
		for _, pattern := range s.Actions {
			if Vague(pattern) {
				continue
			}
			for a := range Expand(pattern) {
				if !p.Taken(a.Name) && !yield(pattern, a) {
					return
				}
			}
		}
	}
}
