package deployer

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// arn renders the ARN of an ECS resource, in the account and region of near.
func arn(near store.Key, resource string) string {
	return fmt.Sprintf("arn:aws:ecs:%s:%s:%s", near.Region, near.Account, resource)
}

// keyOf returns where the record of an ARN is kept; records of types that
// Terraform knows by another id are not found this way.
func keyOf(typ, arn string) store.Key {
	part := strings.SplitN(arn, ":", 6)
	if len(part) < 6 {
		return store.Key{Type: typ, ID: arn}
	}
	return store.Key{Account: part[4], Region: part[3], Type: typ, ID: arn}
}

// last returns what stands behind the last slash: a cluster's name, a task's ID.
func last(arn string) string {
	return arn[strings.LastIndexByte(arn, '/')+1:]
}

// newTaskARN makes up a task of a cluster; a task's ID has 32 hexadecimal digits.
func newTaskARN(near store.Key, cluster string) string {
	return arn(near, "task/"+last(cluster)+"/"+randomHex(16))
}

// newRevisionID makes up the ID of a service revision: 19 digits.
func newRevisionID() string {
	n, err := rand.Int(rand.Reader, big.NewInt(9e18))
	if err != nil {
		panic(err) // the system's source of randomness does not fail
	}
	return strconv.FormatInt(n.Int64()/10+1e18, 10)
}

func randomHex(bytes int) string {
	b := make([]byte, bytes)
	rand.Read(b)
	return hex.EncodeToString(b)
}

// newDeploymentID makes up the ID of a service deployment: 21 letters and digits.
func newDeploymentID() string { return rand.Text()[:21] }

// newHookID makes up the ID of a pause hook, in the form that ECS gives it.
func newHookID() string { return "ecs-pause-" + rand.Text() }

// clusterARN completes a cluster that is told by its name only.
func clusterARN(near store.Key, cluster string) string {
	if cluster == "" {
		cluster = "default"
	}
	if strings.HasPrefix(cluster, "arn:") {
		return cluster
	}
	return arn(near, "cluster/"+cluster)
}
