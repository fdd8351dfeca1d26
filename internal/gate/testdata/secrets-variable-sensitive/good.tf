variable "db_password" {
  type      = string
  sensitive = true
}

variable "api_key" {
  type      = string
  ephemeral = true
}

variable "generate_token" {
  type    = bool
  default = true
}

variable "secret_arn" {
  type = string
}

variable "password_length" {
  type    = number
  default = 32
}

variable "secret" {
  type    = string
  default = "orders/db"
}

variable "secrets" {
  type    = map(string)
  default = {}
}
