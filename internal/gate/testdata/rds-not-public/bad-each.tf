locals {
  databases = {
    reports = { public = true }
  }
}

resource "aws_db_instance" "bad" {
  for_each            = local.databases
  publicly_accessible = lookup(each.value, "public", false)
}
