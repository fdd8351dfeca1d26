variable "vpc_security_group_ids" {
  type    = list(string)
  default = []
}

resource "aws_redshift_cluster" "bad" {
  vpc_security_group_ids = var.vpc_security_group_ids
}
