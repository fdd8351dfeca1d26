variable "admin_password" {
  type = string
}

variable "bad_password" {
  type = string
}
