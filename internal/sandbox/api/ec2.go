package api

import (
	"context"
	"errors"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/machines"
	"flota.dev/flota/internal/sandbox/store"
)

// ec2 is Amazon Elastic Compute Cloud: instances, as records.
func (a *API) ec2() *service {
	s := newService("ec2", "", "http://ec2.amazonaws.com/doc/2016-11-15/")
	s.flat = true
	handle(s, "DescribeInstances", a.describeInstances)
	handle(s, "DescribeInstanceStatus", a.describeInstanceStatus)
	handle(s, "StartInstances", a.startInstances)
	handle(s, "StopInstances", a.stopInstances)
	return s
}

// instance is a view of aws_instance.
type instance struct {
	ID             string            `json:"id"`
	Image          string            `json:"ami"`
	State          string            `json:"instance_state"`
	Type           string            `json:"instance_type"`
	Zone           string            `json:"availability_zone"`
	PrivateIP      string            `json:"private_ip"`
	PrivateDNS     string            `json:"private_dns"`
	Subnet         string            `json:"subnet_id"`
	SecurityGroups []string          `json:"vpc_security_group_ids"`
	Profile        string            `json:"iam_instance_profile"`
	Optimized      bool              `json:"ebs_optimized"`
	Tags           map[string]string `json:"tags_all"`
	Metadata       []struct {
		Tokens   string `json:"http_tokens"`
		Hops     int    `json:"http_put_response_hop_limit"`
		Endpoint string `json:"http_endpoint"`
	} `json:"metadata_options"`
	Root []struct {
		Volume string `json:"volume_id"`
		Device string `json:"device_name"`
	} `json:"root_block_device"`
}

// stateCodes are the numbers of states (EC2 API, InstanceState).
var stateCodes = map[string]int{"pending": 0, machines.Running: 16, "stopping": 64, machines.Stopped: 80}

type instanceState struct {
	Code int    `json:"code"`
	Name string `json:"name"`
}

func stateOf(name string) instanceState { return instanceState{Code: stateCodes[name], Name: name} }

// filter is EC2's: any of the values is enough, all filters must hold.
type filter struct {
	Name   string
	Values []string `json:"Value"`
}

// passes looks at the filters that the sandbox knows; another one is an error that names it.
func (v instance) passes(filters []filter) (bool, error) {
	fields := map[string]string{
		"instance-id": v.ID, "instance-state-name": v.State, "instance-type": v.Type, "image-id": v.Image,
		"subnet-id": v.Subnet, "availability-zone": v.Zone, "private-ip-address": v.PrivateIP,
	}
	for _, f := range filters {
		field, ok := fields[f.Name]
		if key, isTag := strings.CutPrefix(f.Name, "tag:"); isTag {
			field, ok = v.Tags[key], true
		}
		if !ok {
			return false, failf("InvalidParameterValue", "the sandbox does not filter instances by %s", f.Name)
		}
		if !slices.ContainsFunc(f.Values, func(want string) bool { return matches(want, field) }) {
			return false, nil
		}
	}
	return true, nil
}

// matches compares as EC2's filters do: * is any text, and ? any character.
func matches(pattern, text string) bool {
	if pattern == "" {
		return text == ""
	}
	switch {
	case pattern[0] == '*':
		return matches(pattern[1:], text) || text != "" && matches(pattern, text[1:])
	case text == "":
		return false
	}
	return (pattern[0] == '?' || pattern[0] == text[0]) && matches(pattern[1:], text[1:])
}

// instances returns the caller's that are asked for.
func (a *API) instances(c caller, ids []string, filters []filter) ([]instance, error) {
	all, err := list[instance](a, c, machines.TypeInstance)
	if err != nil {
		return nil, err
	}
	byID := func(v instance) string { return v.ID }
	all, err = pick(all, ids, byID, "InvalidInstanceID.NotFound", "The instance ID '%s' does not exist")
	if err != nil {
		return nil, err
	}
	var out []instance
	for _, v := range all {
		ok, err := v.passes(filters)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, v)
		}
	}
	return out, nil
}

type changeInstancesInput struct {
	IDs []string `json:"InstanceId"`
}

type changeInstancesOutput struct {
	Changes []instanceChange `json:"instancesSet"`
}

type instanceChange struct {
	ID     string        `json:"instanceId"`
	Now    instanceState `json:"currentState"`
	Before instanceState `json:"previousState"`
}

func (a *API) startInstances(_ context.Context, c caller, in changeInstancesInput) (changeInstancesOutput, error) {
	return a.changeInstances(c, in.IDs, "pending", machines.Running)
}

func (a *API) stopInstances(_ context.Context, c caller, in changeInstancesInput) (changeInstancesOutput, error) {
	return a.changeInstances(c, in.IDs, "stopping", machines.Stopped)
}

// changeInstances answers the state on the way, as EC2 does, though a record is there at once.
func (a *API) changeInstances(c caller, ids []string, on, to string) (out changeInstancesOutput, err error) {
	if len(ids) == 0 {
		return out, failf("MissingParameter", "The request must contain the parameter InstanceId")
	}
	before, err := a.Machines.SetInstances(machines.Place{Account: c.Account, Region: c.Region}, ids, to)
	if err != nil {
		return out, instanceFault(err)
	}
	for i, id := range ids {
		now := on
		if before[i] == to {
			now = to
		}
		out.Changes = append(out.Changes, instanceChange{ID: id, Now: stateOf(now), Before: stateOf(before[i])})
	}
	return out, nil
}

func instanceFault(err error) error {
	e, ok := errors.AsType[*machines.Error](err)
	switch {
	case !ok:
		return err
	case errors.Is(e.Err, machines.ErrNotFound):
		return failf("InvalidInstanceID.NotFound", "The instance ID '%s' does not exist", e.ID)
	}
	return failf("OperationNotPermitted", "The instance '%s' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.", e.ID)
}

// networkOf finds the network that a subnet is in.
func (a *API) networkOf(c caller, subnet string) string {
	r, err := a.Store.Get(store.Key{Account: c.Account, Region: c.Region, Type: "aws_subnet", ID: subnet})
	if err != nil {
		return ""
	}
	vpc, _ := r.Attributes["vpc_id"].(string)
	return vpc
}
