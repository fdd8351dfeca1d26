variable "bad_db_password" {
  type      = string
  sensitive = true
}

variable "bad_keys" {
  type = list(string)
}
