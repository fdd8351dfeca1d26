package runtime

import (
	"fmt"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// arn holds the parts of arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE.
type arn struct {
	service, region, account, resource string
}

func parseARN(s string) (arn, error) {
	part := strings.SplitN(s, ":", 6)
	if len(part) != 6 || part[0] != "arn" {
		return arn{}, fmt.Errorf("%q is not an ARN", s)
	}
	return arn{service: part[2], region: part[3], account: part[4], resource: part[5]}, nil
}

func taskKey(taskARN string) (store.Key, error) {
	a, err := parseARN(taskARN)
	if err != nil {
		return store.Key{}, err
	}
	return store.Key{Account: a.account, Region: a.region, Type: store.TypeTask, ID: taskARN}, nil
}

// taskID is the last part of a task's ARN, task/CLUSTER/ID.
func taskID(taskARN string) string {
	return taskARN[strings.LastIndexByte(taskARN, '/')+1:]
}
