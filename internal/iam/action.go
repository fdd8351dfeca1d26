package iam

import (
	_ "embed"
	"iter"
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

// services maps a service's prefix to its line, with the prefix cut off.
var services = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(actionsText) {
		service, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		out[service] = rest
	}
	return out
})

// KnownService reports whether there are actions with a prefix.
func KnownService(prefix string) bool {
	_, ok := services()[strings.ToLower(prefix)]
	return ok
}

// actionsOf are the actions of a service.
func actionsOf(service string) iter.Seq[Action] {
	return func(yield func(Action) bool) {
		for class := range strings.SplitSeq(services()[service], "\t") {
			letter, names, _ := strings.Cut(class, " ")
			for name := range strings.SplitSeq(names, " ") {
				if name == "" {
					continue
				}
				a := Action{Name: service + ":" + name, Level: Level(letter[0] &^ 0x20), Limitable: letter[0] < 'a'}
				a.Limitable = a.Limitable && !unlimited[strings.ToLower(a.Name)]
				if !yield(a) {
					return
				}
			}
		}
	}
}

// Expand yields the actions that a pattern matches, such as s3:Get*.
func Expand(pattern string) iter.Seq[Action] {
	pattern = strings.ToLower(pattern)
	prefix, _, _ := strings.Cut(pattern, ":")
	compiled := compile(pattern)
	return func(yield func(Action) bool) {
		visit := func(service string) bool {
			for a := range actionsOf(service) {
				if covers(compiled, []rune(strings.ToLower(a.Name))) && !yield(a) {
					return false
				}
			}
			return true
		}
		if !strings.ContainsAny(prefix, "*?") {
			visit(prefix)
			return
		}
		for service := range services() {
			if !visit(service) {
				return
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
