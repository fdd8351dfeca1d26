package api

import (
	"context"
	"strings"

	"flota.dev/flota/internal/sandbox/machines"
)

type describeInstancesInput struct {
	IDs        []string `json:"InstanceId"`
	Filters    []filter `json:"Filter"`
	MaxResults int
	NextToken  string
}

type describeInstancesOutput struct {
	Reservations []reservation `json:"reservationSet"`
	Next         string        `json:"nextToken,omitempty"`
}

// reservation is the launch that an instance came from; Terraform launches each by itself.
type reservation struct {
	ID        string           `json:"reservationId"`
	Owner     string           `json:"ownerId"`
	Instances []instanceOutput `json:"instancesSet"`
}

type instanceOutput struct {
	ID         string           `json:"instanceId"`
	Image      string           `json:"imageId"`
	State      instanceState    `json:"instanceState"`
	Type       string           `json:"instanceType"`
	Placement  placement        `json:"placement"`
	PrivateDNS string           `json:"privateDnsName,omitempty"`
	PrivateIP  string           `json:"privateIpAddress,omitempty"`
	Subnet     string           `json:"subnetId,omitempty"`
	Network    string           `json:"vpcId,omitempty"`
	Groups     []groupOutput    `json:"groupSet"`
	Tags       []ec2Tag         `json:"tagSet"`
	Profile    *profileOutput   `json:"iamInstanceProfile,omitempty"`
	RootDevice string           `json:"rootDeviceName,omitempty"`
	RootType   string           `json:"rootDeviceType"`
	Devices    []deviceOutput   `json:"blockDeviceMapping"`
	Optimized  bool             `json:"ebsOptimized"`
	Platform   string           `json:"platform,omitempty"`
	Metadata   *metadataOptions `json:"metadataOptions,omitempty"`
}

type placement struct {
	Zone string `json:"availabilityZone"`
}

type groupOutput struct {
	ID string `json:"groupId"`
}

type ec2Tag struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

type profileOutput struct {
	ARN string `json:"arn"`
}

type deviceOutput struct {
	Name string       `json:"deviceName"`
	EBS  volumeOutput `json:"ebs"`
}

type volumeOutput struct {
	ID     string `json:"volumeId"`
	Status string `json:"status"`
}

type metadataOptions struct {
	State    string `json:"state"`
	Tokens   string `json:"httpTokens"`
	Hops     int    `json:"httpPutResponseHopLimit"`
	Endpoint string `json:"httpEndpoint"`
}

func (a *API) describeInstances(_ context.Context, c caller, in describeInstancesInput) (out describeInstancesOutput, err error) {
	all, err := a.instances(c, in.IDs, in.Filters)
	if err != nil {
		return out, err
	}
	all, out.Next, err = page(all, in.MaxResults, 1000, in.NextToken)
	for _, v := range all {
		described := v.output(c)
		described.Network = a.networkOf(c, v.Subnet)
		out.Reservations = append(out.Reservations, reservation{
			ID: "r-" + strings.TrimPrefix(v.ID, "i-"), Owner: c.Account, Instances: []instanceOutput{described},
		})
	}
	return out, err
}

func (v instance) output(c caller) instanceOutput {
	out := instanceOutput{
		ID: v.ID, Image: v.Image, State: stateOf(v.State), Type: v.Type, Placement: placement{v.Zone},
		PrivateDNS: v.PrivateDNS, PrivateIP: v.PrivateIP, Subnet: v.Subnet, RootType: "ebs", Optimized: v.Optimized,
	}
	for _, g := range v.SecurityGroups {
		out.Groups = append(out.Groups, groupOutput{g})
	}
	for _, t := range tagsOf(v.Tags) {
		out.Tags = append(out.Tags, ec2Tag(t))
	}
	if v.Profile != "" {
		out.Profile = &profileOutput{"arn:aws:iam::" + c.Account + ":instance-profile/" + v.Profile}
	}
	for _, m := range v.Metadata {
		out.Metadata = &metadataOptions{State: "applied", Tokens: m.Tokens, Hops: m.Hops, Endpoint: m.Endpoint}
	}
	for _, r := range v.Root {
		out.RootDevice = r.Device
		out.Devices = append(out.Devices, deviceOutput{Name: r.Device, EBS: volumeOutput{ID: r.Volume, Status: "attached"}})
	}
	return out
}

type describeInstanceStatusInput struct {
	IDs        []string `json:"InstanceId"`
	Filters    []filter `json:"Filter"`
	All        bool     `json:"IncludeAllInstances"`
	MaxResults int
	NextToken  string
}

type describeInstanceStatusOutput struct {
	Statuses []instanceStatus `json:"instanceStatusSet"`
	Next     string           `json:"nextToken,omitempty"`
}

type instanceStatus struct {
	ID       string        `json:"instanceId"`
	Zone     string        `json:"availabilityZone"`
	State    instanceState `json:"instanceState"`
	Instance checkSummary  `json:"instanceStatus"`
	System   checkSummary  `json:"systemStatus"`
}

type checkSummary struct {
	Status  string        `json:"status"`
	Details []checkDetail `json:"details"`
}

type checkDetail struct {
	Name   string `json:"name"`
	Status string `json:"status"`
}

// describeInstanceStatus tells of instances that run, unless all are asked for. A record has nothing that could fail.
func (a *API) describeInstanceStatus(_ context.Context, c caller, in describeInstanceStatusInput) (out describeInstanceStatusOutput, err error) {
	all, err := a.instances(c, in.IDs, in.Filters)
	if err != nil {
		return out, err
	}
	var told []instanceStatus
	for _, v := range all {
		checks := checkSummary{Status: "ok", Details: []checkDetail{{"reachability", "passed"}}}
		if v.State != machines.Running {
			checks = checkSummary{Status: "not-applicable"}
		}
		if in.All || v.State == machines.Running {
			told = append(told, instanceStatus{ID: v.ID, Zone: v.Zone, State: stateOf(v.State), Instance: checks, System: checks})
		}
	}
	out.Statuses, out.Next, err = page(told, in.MaxResults, 1000, in.NextToken)
	return out, err
}
