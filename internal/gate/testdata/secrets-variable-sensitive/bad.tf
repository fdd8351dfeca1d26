variable "bad_db_password" {
  type = string
}

variable "bad_api_key" {
  type    = string
  default = null
}

variable "level" {
  default = "info"
}
