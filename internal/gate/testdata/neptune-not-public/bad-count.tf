variable "instances" {
  default = [{ public = true }, { public = true }]
}

resource "aws_neptune_cluster_instance" "bad" {
  count               = length(var.instances)
  publicly_accessible = var.instances[count.index].public
}
