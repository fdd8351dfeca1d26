package store

// DNSRecord is a view of aws_route53_record. An alias names an AWS resource;
// Records hold the answers of the other kinds.
type DNSRecord struct {
	Name  string `json:"name"`
	FQDN  string `json:"fqdn"`
	Type  string `json:"type"` // A, AAAA, CNAME …
	Alias []struct {
		Name string `json:"name"`
	} `json:"alias"`
	Records []string `json:"records"`
}
