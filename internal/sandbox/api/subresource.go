package api

import (
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// typeSubresource names the records of what was put to a bucket's subresources
// by way of S3; their ID is BUCKET[/KEY]?NAME.
const typeSubresource = "s3_subresource"

// subresources are the settings of buckets and objects that the sandbox
// remembers and gives back, and does nothing else with. The value is what S3
// answers when nothing was put: an error code, or the XML of the default.
var subresources = map[string]string{
	"accelerate":        "<AccelerateConfiguration/>",
	"acl":               "<AccessControlPolicy><Owner><ID>sandbox</ID></Owner><AccessControlList/></AccessControlPolicy>",
	"cors":              "NoSuchCORSConfiguration",
	"encryption":        "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>",
	"lifecycle":         "NoSuchLifecycleConfiguration",
	"logging":           "<BucketLoggingStatus/>",
	"notification":      "<NotificationConfiguration/>",
	"object-lock":       "ObjectLockConfigurationNotFoundError",
	"ownershipControls": "OwnershipControlsNotFoundError",
	"policy":            "NoSuchBucketPolicy",
	"publicAccessBlock": "NoSuchPublicAccessBlockConfiguration",
	"replication":       "ReplicationConfigurationNotFoundError",
	"requestPayment":    "<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>",
	"tagging":           "NoSuchTagSet",
	"versioning":        "<VersioningConfiguration/>",
	"website":           "NoSuchWebsiteConfiguration",
}

// subresource returns which of them a request is about, or "".
func subresource(r *http.Request) string {
	for name := range r.URL.Query() {
		if _, ok := subresources[name]; ok {
			return name
		}
	}
	return ""
}

func (o *objects) serveSubresource(w http.ResponseWriter, r *http.Request, c caller, name string) {
	path := strings.Trim(r.URL.Path, "/")
	bucket, _, _ := strings.Cut(path, "/")
	if !o.buckets.Exists(bucket) {
		writeS3Error(w, c, &Error{Code: "NoSuchBucket", Message: "The specified bucket does not exist", Status: http.StatusNotFound})
		return
	}
	key := store.Key{Type: typeSubresource, ID: path + "?" + name}
	var err error
	switch r.Method {
	case http.MethodPut:
		err = o.putSubresource(key, r.Body)
	case http.MethodDelete:
		if err = o.store.Delete(key); errors.Is(err, store.ErrNotFound) {
			err = nil
		}
		if err == nil {
			w.WriteHeader(http.StatusNoContent)
		}
	default:
		err = o.getSubresource(w, key, name)
	}
	if err != nil {
		writeS3Error(w, c, asError(err))
	}
}

func (o *objects) putSubresource(key store.Key, body io.Reader) error {
	raw, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	return o.store.Put(key, store.Attributes{"body": string(raw)})
}

func (o *objects) getSubresource(w http.ResponseWriter, key store.Key, name string) error {
	body := subresources[name]
	if record, err := o.store.Get(key); err == nil {
		body, _ = record.Attributes["body"].(string)
	} else if made := o.fromTerraform(key.ID, name); made != "" {
		body = made
	} else if !strings.HasPrefix(body, "<") {
		return &Error{Code: body, Message: "The " + name + " configuration does not exist", Status: http.StatusNotFound}
	}
	w.Header().Set("Content-Type", "application/xml")
	_, err := io.WriteString(w, body)
	return err
}

// fromTerraform answers whether a bucket is versioned, the one setting that
// clients look at before they act, for a bucket that Terraform made.
func (o *objects) fromTerraform(id, name string) string {
	bucket, _, _ := strings.Cut(id, "?")
	status := o.madeVersioning(bucket)
	if name != "versioning" || status == "" {
		return ""
	}
	return "<VersioningConfiguration><Status>" + status + "</Status></VersioningConfiguration>"
}

func (o *objects) madeVersioning(bucket string) string {
	for _, r := range o.store.List("aws_s3_bucket_versioning", "", "") {
		v, err := store.Decode[struct {
			Bucket        string `json:"bucket"`
			Configuration []struct {
				Status string `json:"status"`
			} `json:"versioning_configuration"`
		}](r)
		if err == nil && v.Bucket == bucket && len(v.Configuration) > 0 {
			return v.Configuration[0].Status
		}
	}
	return ""
}

// versioning is a bucket's state of versioning: what was put by way of S3, else what Terraform made.
func (o *objects) versioning(bucket string) string {
	record, err := o.store.Get(store.Key{Type: typeSubresource, ID: bucket + "?versioning"})
	if err != nil {
		return o.madeVersioning(bucket)
	}
	body, _ := record.Attributes["body"].(string)
	var asked struct{ Status string }
	if xml.Unmarshal([]byte(body), &asked) != nil {
		return ""
	}
	return asked.Status
}
