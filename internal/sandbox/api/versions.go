package api

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/johannesboyne/gofakes3"
)

const (
	// versionHeader is the metadata under which the bolt file keeps an object's version.
	versionHeader = "X-Flota-Version"
	// nullVersion is the version of what was written while a bucket was not versioned.
	nullVersion = "null"
	// nullAsked is nullVersion on its way through the library, which takes "null" for the current version.
	nullAsked = "null-version"

	versioningEnabled   = "Enabled"
	versioningSuspended = "Suspended"
)

var _ gofakes3.VersionedBackend = backend{}

// current opens the object as it is now; there is none if ok is false.
func (b backend) current(bucket, key string) (v oldVersion, ok bool, err error) {
	o, err := b.Backend.GetObject(bucket, key, nil)
	if gofakes3.HasErrorCode(err, gofakes3.ErrNoSuchKey) {
		return v, false, nil
	}
	if err != nil {
		return v, false, err
	}
	defer o.Contents.Close()
	v = oldVersion{ID: versionOf(o), Meta: o.Metadata, Hash: o.Hash}
	v.Modified, _ = time.Parse(http.TimeFormat, o.Metadata["Last-Modified"])
	v.Contents, err = io.ReadAll(o.Contents)
	return v, true, err
}

func versionOf(o *gofakes3.Object) string {
	if id := o.Metadata[versionHeader]; id != "" {
		return id
	}
	return nullVersion
}

// supersede keeps what the object is now, before it is overwritten or, if it
// gets a marker, deleted. It returns the version of what follows, which is
// empty where the bucket has no versions.
func (b backend) supersede(bucket, key string, marker bool) (string, error) {
	status := b.history.status(bucket)
	if status != versioningEnabled && status != versioningSuspended {
		return "", nil
	}
	old, there, err := b.current(bucket, key)
	if err != nil {
		return "", err
	}
	var kept []oldVersion
	if there && (status == versioningEnabled || old.ID != nullVersion) {
		kept = append(kept, old)
	}
	id := rand.Text() + rand.Text()[:6]
	if status == versioningSuspended {
		id = nullVersion
		if err := b.history.remove(bucket, key, nullVersion); err != nil {
			return "", err
		}
	}
	if marker {
		kept = append(kept, oldVersion{ID: id, Marker: true, Modified: time.Now().UTC()})
	}
	return id, b.history.add(bucket, key, kept...)
}

// DeleteObject removes an object, whether or not it is there; in a bucket with
// versions, a delete marker takes its place.
func (b backend) DeleteObject(bucket, key string) (gofakes3.ObjectDeleteResult, error) {
	id, err := b.supersede(bucket, key, true)
	if err != nil {
		return gofakes3.ObjectDeleteResult{}, explain(err)
	}
	result, err := b.Backend.DeleteObject(bucket, key)
	result.IsDeleteMarker, result.VersionID = id != "", gofakes3.VersionID(id)
	if err == nil {
		b.history.wrote(bucket, key)
	}
	return result, explain(err)
}

// DeleteMulti removes objects one by one.
func (b backend) DeleteMulti(bucket string, keys ...string) (gofakes3.MultiDeleteResult, error) {
	objects := make([]gofakes3.ObjectID, len(keys))
	for i, key := range keys {
		objects[i].Key = key
	}
	return b.DeleteMultiVersions(bucket, objects...)
}

// DeleteMultiVersions removes objects, or versions where they are named.
func (b backend) DeleteMultiVersions(bucket string, objects ...gofakes3.ObjectID) (out gofakes3.MultiDeleteResult, err error) {
	for _, o := range objects {
		if o.VersionID == "" {
			_, err = b.DeleteObject(bucket, o.Key)
		} else {
			_, err = b.DeleteObjectVersion(bucket, o.Key, gofakes3.VersionID(o.VersionID))
		}
		if err != nil {
			return out, err
		}
		out.Deleted = append(out.Deleted, o)
	}
	return out, nil
}

// askForNull lets a request for the version "null" through the library.
func askForNull(r *http.Request) {
	if q := r.URL.Query(); q.Get("versionId") == nullVersion {
		q.Set("versionId", nullAsked)
		r.URL.RawQuery = q.Encode()
	}
}

func asked(version gofakes3.VersionID) string {
	if version == nullAsked {
		return nullVersion
	}
	return string(version)
}

// DeleteObjectVersion removes one version for good. The one before it becomes
// the current one, if it was.
func (b backend) DeleteObjectVersion(bucket, key string, version gofakes3.VersionID) (gofakes3.ObjectDeleteResult, error) {
	id := asked(version)
	result := gofakes3.ObjectDeleteResult{VersionID: gofakes3.VersionID(id)}
	now, there, err := b.current(bucket, key)
	if err != nil {
		return result, err
	}
	if there && now.ID == id {
		if _, err := b.Backend.DeleteObject(bucket, key); err != nil {
			return result, explain(err)
		}
		there = false
	}
	old, err := b.history.list(bucket, key)
	if err != nil {
		return result, err
	}
	result.IsDeleteMarker = slices.ContainsFunc(old, func(v found) bool { return v.ID == id && v.Marker })
	if err := b.history.remove(bucket, key, id); err != nil || there {
		return result, explain(err)
	}
	old = slices.DeleteFunc(old, func(v found) bool { return v.ID == id })
	if len(old) == 0 || old[0].Marker {
		return result, nil
	}
	last := old[0]
	if _, err := b.Backend.PutObject(bucket, key, last.Meta, bytes.NewReader(last.Contents), int64(len(last.Contents)), nil); err != nil {
		return result, explain(err)
	}
	return result, explain(b.history.remove(bucket, key, last.ID))
}

// GetObjectVersion reads a version of an object.
func (b backend) GetObjectVersion(bucket, key string, version gofakes3.VersionID, part *gofakes3.ObjectRangeRequest) (*gofakes3.Object, error) {
	now, there, err := b.current(bucket, key)
	if err != nil {
		return nil, err
	}
	id := asked(version)
	if there && now.ID == id {
		return b.GetObject(bucket, key, part)
	}
	old, err := b.history.list(bucket, key)
	if err != nil {
		return nil, err
	}
	for _, v := range old {
		if v.ID == id {
			return v.object(part)
		}
	}
	return nil, gofakes3.ErrNoSuchVersion
}

func (v found) object(part *gofakes3.ObjectRangeRequest) (*gofakes3.Object, error) {
	size := int64(len(v.Contents))
	of, err := part.Range(size)
	if err != nil {
		return nil, err
	}
	contents := v.Contents
	if of != nil {
		contents = contents[of.Start : of.Start+of.Length]
	}
	return tidy(&gofakes3.Object{
		Name: v.key, Metadata: v.Meta, Size: size, Contents: io.NopCloser(bytes.NewReader(contents)), Hash: v.Hash, Range: of,
		VersionID: gofakes3.VersionID(v.ID), IsDeleteMarker: v.Marker,
	}, nil)
}

// HeadObjectVersion reads the metadata of a version.
func (b backend) HeadObjectVersion(bucket, key string, version gofakes3.VersionID) (*gofakes3.Object, error) {
	o, err := b.GetObjectVersion(bucket, key, version, nil)
	if err != nil {
		return nil, err
	}
	o.Contents = io.NopCloser(strings.NewReader(""))
	return o, nil
}

// VersioningConfiguration tells whether a bucket keeps versions.
func (b backend) VersioningConfiguration(bucket string) (gofakes3.VersioningConfiguration, error) {
	return gofakes3.VersioningConfiguration{Status: gofakes3.VersioningStatus(b.history.status(bucket))}, nil
}

// SetVersioningConfiguration is never called: the door keeps the setting, as all of a bucket's.
func (b backend) SetVersioningConfiguration(string, gofakes3.VersioningConfiguration) error {
	return gofakes3.ErrNotImplemented
}

// ListBucketVersions lists all versions by key, the newest of each first.
func (b backend) ListBucketVersions(bucket string, prefix *gofakes3.Prefix, page *gofakes3.ListBucketVersionsPage) (*gofakes3.ListBucketVersionsResult, error) {
	if prefix == nil {
		prefix = &gofakes3.Prefix{}
	}
	if page == nil {
		page = &gofakes3.ListBucketVersionsPage{}
	}
	all, err := b.allVersions(bucket)
	if err != nil {
		return nil, err
	}
	out := gofakes3.NewListBucketVersionsResult(bucket, prefix, page)
	past := !page.HasKeyMarker
	for i, v := range all {
		if !past {
			// Without a version, the marker is a whole key; with one, that version of it.
			past = v.key > page.KeyMarker
			if !past && page.HasVersionIDMarker && v.key == page.KeyMarker && v.ID == string(page.VersionIDMarker) {
				past = true
				continue
			}
			if !past {
				continue
			}
		}
		var match gofakes3.PrefixMatch
		if !prefix.Match(v.key, &match) {
			continue
		}
		if match.CommonPrefix {
			out.AddPrefix(match.MatchedPart)
			continue
		}
		if page.MaxKeys > 0 && int64(len(out.Versions)) == page.MaxKeys {
			out.IsTruncated, out.NextKeyMarker, out.NextVersionIDMarker = true, all[i-1].key, gofakes3.VersionID(all[i-1].ID)
			break
		}
		out.Versions = append(out.Versions, v.item(i == 0 || all[i-1].key != v.key))
	}
	return out, nil
}

func (v found) item(latest bool) gofakes3.VersionItem {
	at := gofakes3.NewContentTime(v.Modified)
	if v.Marker {
		return &gofakes3.DeleteMarker{Key: v.key, VersionID: gofakes3.VersionID(v.ID), IsLatest: latest, LastModified: at}
	}
	return &gofakes3.Version{
		Key: v.key, VersionID: gofakes3.VersionID(v.ID), IsLatest: latest, LastModified: at, Size: int64(len(v.Contents)),
		StorageClass: gofakes3.StorageStandard, ETag: `"` + hex.EncodeToString(v.Hash) + `"`,
	}
}

// allVersions returns the current versions and the old ones, by key.
func (b backend) allVersions(bucket string) ([]found, error) {
	now, err := b.Backend.ListBucket(bucket, nil, gofakes3.ListBucketPage{})
	if err != nil {
		return nil, err
	}
	var all []found
	current := map[string]string{}
	for _, c := range now.Contents {
		v, there, err := b.current(bucket, c.Key)
		if err != nil {
			return nil, err
		}
		if there {
			all = append(all, found{oldVersion: v, key: c.Key})
			current[c.Key] = v.ID
		}
	}
	old, err := b.history.list(bucket, "")
	for _, v := range old {
		// A crash may have left the current version among the old ones.
		if current[v.key] != v.ID {
			all = append(all, v)
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return strings.Compare(a.key, b.key) })
	return all, err
}
