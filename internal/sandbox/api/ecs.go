package api

import (
	"errors"
	"strings"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

// ecs is Amazon Elastic Container Service.
func (a *API) ecs() *service {
	s := newService("ecs", "AmazonEC2ContainerServiceV20141113", "")
	handle(s, "ListClusters", a.listClusters)
	handle(s, "DescribeClusters", a.describeClusters)
	handle(s, "RegisterTaskDefinition", a.registerTaskDefinition)
	handle(s, "DeregisterTaskDefinition", a.deregisterTaskDefinition)
	handle(s, "DescribeTaskDefinition", a.describeTaskDefinition)
	handle(s, "ListTaskDefinitions", a.listTaskDefinitions)
	handle(s, "ListTaskDefinitionFamilies", a.listTaskDefinitionFamilies)
	handle(s, "ListServices", a.listServices)
	handle(s, "DescribeServices", a.describeServices)
	handle(s, "UpdateService", a.updateService)
	handle(s, "ListServiceDeployments", a.listServiceDeployments)
	handle(s, "DescribeServiceDeployments", a.describeServiceDeployments)
	handle(s, "StopServiceDeployment", a.stopServiceDeployment)
	handle(s, "ContinueServiceDeployment", a.continueServiceDeployment)
	handle(s, "DescribeServiceRevisions", a.describeServiceRevisions)
	handle(s, "ListTasks", a.listTasks)
	handle(s, "DescribeTasks", a.describeTasks)
	handle(s, "RunTask", a.runTask)
	handle(s, "StopTask", a.stopTask)
	handle(s, "TagResource", a.tagECS)
	handle(s, "UntagResource", a.untagECS)
	handle(s, "ListTagsForResource", a.listECSTags)
	return s
}

// ecsPage is ECS's largest and usual page.
const ecsPage = 100

// ecsTag is a tag as ECS writes it.
type ecsTag struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

func ecsTags(m map[string]string) []ecsTag {
	out := []ecsTag{}
	for _, t := range tagsOf(m) {
		out = append(out, ecsTag(t))
	}
	return out
}

// ecsFailure is something asked for that is not there (API: Failure).
type ecsFailure struct {
	ARN    string `json:"arn"`
	Reason string `json:"reason"`
}

// missing tells of resources that are not there, by their ARNs.
func (c caller) missing(kind, id string) ecsFailure {
	return ecsFailure{ARN: c.ecsARN(kind, id), Reason: "MISSING"}
}

// ecsARN completes what is given as an ARN or as what follows KIND/ in one.
func (c caller) ecsARN(kind, id string) string {
	if strings.HasPrefix(id, "arn:") {
		return id
	}
	return "arn:aws:ecs:" + c.Region + ":" + c.Account + ":" + kind + "/" + id
}

func (c caller) key(typ, id string) store.Key {
	return store.Key{Account: c.Account, Region: c.Region, Type: typ, ID: id}
}

// cluster finds a cluster by its ARN or name; "" is the cluster "default".
func (a *API) cluster(c caller, given string) (store.Cluster, error) {
	if given == "" {
		given = "default"
	}
	rec, err := a.Store.Get(c.key("aws_ecs_cluster", c.ecsARN("cluster", given)))
	if err != nil {
		return store.Cluster{}, failf("ClusterNotFoundException", "Cluster not found.")
	}
	return store.Decode[store.Cluster](rec)
}

// serviceKey finds a service by its ARN, or by its name within a cluster.
func (a *API) serviceKey(c caller, cluster, given string) (store.Key, error) {
	arn := given
	if !strings.HasPrefix(given, "arn:") {
		in, err := a.cluster(c, cluster)
		if err != nil {
			return store.Key{}, err
		}
		arn = c.ecsARN("service", in.Name+"/"+given)
	}
	key := c.key("aws_ecs_service", arn)
	if _, err := a.Store.Get(key); err != nil {
		return store.Key{}, failf("ServiceNotFoundException", "Service not found.")
	}
	return key, nil
}

// deployerError gives an error of the deployer ECS's name; notFound is the name
// for what is not there.
func deployerError(err error, notFound string) error {
	switch {
	case errors.Is(err, deployer.ErrConflict):
		return failf("ConflictException", "%s", err)
	case errors.Is(err, deployer.ErrInvalid):
		return failf("InvalidParameterException", "%s", err)
	case errors.Is(err, deployer.ErrNotFound):
		return failf(notFound, "%s", err)
	}
	return err
}

// tail is what follows the last slash of an ARN.
func tail(arn string) string { return arn[strings.LastIndexByte(arn, '/')+1:] }
