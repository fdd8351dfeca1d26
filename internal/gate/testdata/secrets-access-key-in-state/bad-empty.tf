variable "pgp_key" {
  default = ""
}

resource "aws_iam_access_key" "bad" {
  for_each = toset(["ci", "cd"])
  user     = each.key
  pgp_key  = var.pgp_key
}
