variable "names" {
  type = list(string)
}

variable "encrypted" {
  default = false
}

resource "aws_efs_file_system" "bad" {
  for_each       = toset(var.names)
  creation_token = each.value
  encrypted      = var.encrypted
}
