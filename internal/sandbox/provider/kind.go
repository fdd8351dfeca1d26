package provider

import (
	"maps"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// kind is what the sandbox knows of a resource type beyond its schema. Paths
// are dotted argument names (network_configuration.subnets); lists of names are
// separated by spaces. Templates are text with {…} in it, see op.expand.
type kind struct {
	// id is the template of Terraform's id, made once, on creation.
	id string
	// key is the template of the record's ID in the store, where it is not the id.
	key string
	// importID is the template of what terraform import takes, where it is not the id.
	importID string
	// computed gives the results that AWS decides on: templates, plain values,
	// or a func(*op) any.
	computed values
	// terms are further words for templates.
	terms values
	// defaults gives what AWS takes for an argument that is left out.
	defaults values
	// replace lists the arguments whose change makes a new resource.
	replace string
	// volatile lists the results that every update may change.
	volatile string
	// json lists the arguments that hold JSON text; text that means the same is no change.
	json string
	// same tells of arguments whether two texts mean the same.
	same map[string]func(a, b string) bool
	// plan decides on results that are known before apply.
	plan func(*op)
	// unique lists arguments no two resources of the type in one account and region may share.
	unique string
	// exists is AWS's error code for a second resource of one name.
	exists string
	// upsert is the argument that, when true, lets a resource take the place of another of its name.
	upsert string
	// refs maps arguments to the type that they must name a resource of,
	// beyond those that go by the argument's name.
	refs map[string]string
	// busy lists what forbids deletion while it refers to the resource.
	busy []use
	// rules are the checks of single arguments, groups those of several together.
	rules  rules
	groups []group

	create, update, remove func(*op) error
	// gone tells of a record that Terraform must no longer see.
	gone func(*op, store.Attributes) bool
	// adopt makes a record of what an import names but the store does not know.
	adopt func(*op, string) (store.Attributes, error)
	// outlives keeps the record when Terraform deletes the resource.
	outlives bool
}

// values maps paths to values.
type values map[string]any

// literal is text in a table that is no template.
type literal string

// use is an argument of another type that holds on to a resource.
type use struct {
	typ, path string
	// by is the result of the resource that the argument names, mostly id or arn.
	by string
	// code and message are AWS's answer to an attempt to delete.
	code, message string
}

// kinds are all types that the sandbox knows more of than their schema.
var kinds = collectKinds(
	ec2Kinds, firewallKinds, elbKinds, ecsKinds, iamKinds, kmsKinds, s3Kinds, ecrKinds, cloudwatchKinds, rdsKinds, secretKinds,
	messagingKinds, edgeKinds, gatewayKinds, cloudfrontKinds, wafKinds, deliveryKinds, scalingKinds, machineKinds, auditKinds,
	machineryKinds, partKinds, cloudMapKinds, guardKinds,
)

func collectKinds(tables ...map[string]kind) map[string]kind {
	all := map[string]kind{}
	for _, t := range tables {
		maps.Copy(all, t)
	}
	return all
}

// usuallyReplaced are arguments that few APIs of AWS can change.
const usuallyReplaced = "name name_prefix bucket vpc_id"

// kindOf returns what is known of a type; of types without an entry it is
// enough to make and read them.
func kindOf(typ string) kind {
	if k, ok := kinds[typ]; ok {
		return k
	}
	return kind{replace: usuallyReplaced}
}

// fields splits a list of names.
func fields(list string) []string { return strings.Fields(list) }
