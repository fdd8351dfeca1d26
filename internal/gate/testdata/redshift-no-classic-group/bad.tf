resource "aws_redshift_security_group" "bad" {
  name = "reports"
  ingress {
    cidr = "10.0.0.0/28"
  }
}
