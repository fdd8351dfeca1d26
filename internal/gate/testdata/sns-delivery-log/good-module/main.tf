module "ledger" {
  source = "./store"

  settings = { name = "ledger" }
}
