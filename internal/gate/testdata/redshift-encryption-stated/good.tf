resource "aws_redshift_cluster" "on" {
  encrypted = true
}

resource "aws_redshift_cluster" "off" {
  encrypted = false
}
