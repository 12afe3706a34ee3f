import IncidentEngine

extension MatterWords {
  /// The words of the kinds of the program in English.
  public static let english = MatterWords(
    kinds: [
      "meeting": KindWords(
        noun: "meeting", plural: "meetings",
        summary: "call a joint meeting: who comes, what is decided, minutes agreed",
        names: [
          .init(code: "ack", said: "come"), .init(code: "refuse", said: "decline"),
          .init(code: "start", said: "open"), .init(code: "close", said: "end"),
          .init(code: "at", said: "when"), .init(code: "agreed", said: "minutes agreed"),
          .init(code: "circulated", said: "minutes out"), .init(code: "ended", said: "ended"),
        ]),
      "decision": KindWords(
        noun: "decision", plural: "decisions",
        summary: "record a joint decision with its reason, power and review",
        names: [
          .init(code: "choice", said: "decision"), .init(code: "ask", said: "ask agencies"),
          .init(code: "option", said: "option"), .init(code: "keep", said: "keep"),
          .init(code: "supersede", said: "replace"),
        ]),
      "message": KindWords(
        noun: "message", plural: "messages",
        summary: "send a formal message: each addressee acknowledges or replies",
        names: [
          .init(code: "type", said: "type"), .init(code: "answers", said: "in reply to"),
          .init(code: "circulate", said: "send"), .init(code: "reply", said: "reply by"),
        ]),
      "request": KindWords(
        noun: "request", plural: "requests",
        summary: "ask for resources; agencies offer, an offer is accepted",
        names: [
          .init(code: "by", said: "needed by"), .init(code: "close", said: "close unfilled"),
          .init(code: "ask", said: "ask agencies"), .init(code: "partly", said: "partly filled"),
          .init(code: "at", said: "place"),
        ]),
      "power": KindWords(
        noun: "power", plural: "powers",
        summary: "note a power: its source, the measures it covers, its holder and end",
        names: [
          .init(code: "delegates", said: "delegated from"), .init(code: "close", said: "end"),
          .init(code: "holder", said: "held by"), .init(code: "post", said: "held by post"),
        ]),
    ],
    common: [
      "to": "to", "text": "text", "from": "from", "prec": "precedence", "reply": "reply by",
      "type": "type", "medium": "medium", "answers": "answers", "their": "their number",
      "file": "file", "draft": "draft", "flash": "flash", "immediate": "immediate",
      "priority": "priority", "routine": "routine", "requirement": "requirement",
      "tasking": "tasking", "progress": "progress", "information": "information",
      "circular": "circular", "sent": "sent", "drafted": "drafted", "approved": "approved",
      "acknowledged": "acknowledged", "settled": "settled", "recalled": "recalled",
      "addressee": "addressee", "waiting": "waiting", "received": "received",
      "replied": "replied", "refused": "refused", "approve": "approve",
      "circulate": "circulate", "receive": "receive", "ack": "acknowledge",
      "answer": "answer", "refuse": "refuse", "reason": "reason", "recall": "recall",
      "choice": "choice", "why": "why", "risk": "risk", "facts": "facts",
      "measures": "measures", "power": "power", "agencies": "agencies", "review": "review",
      "replaces": "replaces", "options": "options", "option": "option", "against": "against",
      "in-force": "in force", "changed": "changed", "replaced": "replaced",
      "revoked": "revoked", "agreement": "agreement", "asked": "asked", "agreed": "agreed",
      "dissented": "dissented", "absent": "absent", "agree": "agree", "dissent": "dissent",
      "ask": "ask", "outcome": "outcome", "keep": "keep", "change": "change",
      "revoke": "revoke", "supersede": "supersede", "quantity": "quantity", "what": "what",
      "at": "at", "by": "by", "spec": "specification", "urgent": "urgent", "low": "low",
      "holder": "holder", "costs": "costs borne by", "task": "task", "offers": "offers",
      "agency": "agency", "resource": "resource", "eta": "arrives", "until": "until",
      "conditions": "conditions", "cost": "cost", "open": "open", "partly": "partly",
      "filled": "filled", "unfilled": "unfilled", "cancelled": "cancelled",
      "offered": "offered", "unable": "unable", "offer": "offer", "accepted": "accepted",
      "declined": "declined", "withdrawn": "withdrawn", "accept": "accept",
      "decline": "decline", "withdraw": "withdraw", "escalate": "escalate", "close": "close",
      "cancel": "cancel", "citation": "citation", "law": "law", "regulation": "regulation",
      "plan": "plan", "delegation": "delegation", "declaration": "declaration",
      "warrant": "warrant", "procedure": "procedure", "covers": "covers", "post": "post",
      "places": "places", "delegates": "delegates", "suspended": "suspended",
      "ended": "ended", "adopt": "adopt", "suspend": "suspend", "renew": "renew",
      "title": "title", "regular": "regular", "ad-hoc": "ad hoc", "command": "command",
      "shift": "shift", "liaison": "liaison", "length": "length", "place": "place",
      "chair": "chair", "quorum": "quorum", "every": "every", "items": "items",
      "report": "report", "problem": "problem", "decision": "decision", "action": "action",
      "due": "due", "called": "called", "in-session": "in session",
      "circulated": "circulated", "invited": "invited", "coming": "coming", "here": "here",
      "minutes": "minutes", "unread": "not agreed yet", "queried": "queried",
      "person": "person", "as": "sits as", "head": "head", "designated": "designated",
      "observer": "observer", "may": "may", "decide": "decide", "commit": "commit resources",
      "listen": "listen", "invite": "invite", "start": "start", "item": "item",
      "query": "query", "void": "taken away",
    ])
}
